import { expect, it } from 'vitest';
import { isCurrentPage, pages } from '@/components/shell/pages';

it.each([
  ['/', 'Overview'],
  ['/studies', 'Studies'],
  ['/studies/streaks', 'Studies'],
  ['/studies/claim', 'Claims'],
  ['/claims', 'Claims'],
  ['/data/import', 'Data'],
  ['/database', undefined],
])('marks one page of the navigation at %s: %s', (path, label) => {
  expect(pages.filter(({ href }) => isCurrentPage(href, path)).map((page) => page.label)).toEqual(label === undefined ? [] : [label]);
});
