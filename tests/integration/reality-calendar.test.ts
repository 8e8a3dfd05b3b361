import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCalendar, firstCalendarDate } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';

const path = '../shared/reality/closes/SPX.csv';

describe.skipIf(!existsSync(path))('calendar against the real S&P 500 sessions (needs ../shared/reality)', () => {
  it('has exactly the sessions of the S&P 500 from 1971 to the end of the file', () => {
    const stored = readFileSync(path, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => parseSessionDate(line.slice(0, 10)))
      .filter((date) => date >= firstCalendarDate);
    const last = stored.at(-1) ?? firstCalendarDate;
    expect(stored.length).toBeGreaterThan(14_000);
    expect(createCalendar().sessionsBetween(firstCalendarDate, last)).toEqual(stored);
  });
});
