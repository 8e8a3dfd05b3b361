import { describe, expect, it } from 'vitest';
import { writeTableLink } from '@/components/panels/write-table-link';

const link = { study: 'forward', label: 'What happened next', query: 'measure=record&symbol=SPX' };
const page = '/studies/records?symbol=SPX&from=2000-01-03&to=2020-12-31&asOf=2024-07-16&version=3&basis=total';

describe('the way from a table to another study', () => {
  it('keeps the dates, the basis and what was known of the view', () => {
    expect(writeTableLink(link, page)).toBe(
      '/studies/forward?measure=record&symbol=SPX&from=2000-01-03&to=2020-12-31&asOf=2024-07-16&version=3&basis=total',
    );
    expect(writeTableLink(link, '/studies/records')).toBe('/studies/forward?measure=record&symbol=SPX');
  });

  it('leaves the dates of a table that has its own', () => {
    expect(writeTableLink({ ...link, query: `${link.query}&last=max` }, page)).toBe(
      '/studies/forward?measure=record&symbol=SPX&last=max&asOf=2024-07-16&version=3&basis=total',
    );
    expect(writeTableLink({ ...link, query: `${link.query}&last=max` }, '/studies/records?last=3m')).toBe(
      '/studies/forward?measure=record&symbol=SPX&last=max',
    );
  });
});
