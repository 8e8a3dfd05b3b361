import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { countEarnings, reviseReports, type EarningsReport } from '@/lib/market/universe/earnings-share';
import { listSessions } from '@/tests/support/make-market';

const sessions = listSessions('2023-01-03', 500);
const ends = ['2021-12-31', '2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31', '2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31'];
const filings = [
  '2022-02-10',
  '2022-05-05',
  '2022-08-04',
  '2022-11-03',
  '2023-02-09',
  '2023-05-04',
  '2023-08-03',
  '2023-11-02',
  '2024-02-08',
];

const report = (at: number, value: number, filed = filings[at] ?? ''): EarningsReport => ({
  period: parseSessionDate(ends[at] ?? ''),
  filed: parseSessionDate(filed),
  value,
});
const always = [{ from: parseSessionDate('2020-01-02'), until: null }];
const on = (counts: ReturnType<typeof countEarnings>, day: string) => {
  const t = sessions.indexOf(parseSessionDate(day));
  return [counts.above[t], counts.judged[t], counts.members[t]];
};

describe('the earnings of members by the day of filing', () => {
  // Four quarters of 1, then 1, 1, 1, 2: from the eighth filing on 5 against 4.
  const growing = [1, 1, 1, 1, 1, 1, 1, 2].map((value, at) => report(at, value));

  it('compares the last four quarters with the four before, from the session of the eighth filing on', () => {
    const counts = countEarnings([{ reports: growing, spells: always }], sessions);
    expect(on(counts, '2023-11-01')).toEqual([0, 0, 1]);
    expect(on(counts, '2023-11-02')).toEqual([1, 1, 1]);
    // 220 days after 30 September 2023 it is silent for too long.
    expect(on(counts, '2024-05-07')).toEqual([1, 1, 1]);
    expect(on(counts, '2024-05-08')).toEqual([0, 0, 1]);
  });

  it('takes a later filing of a quarter from its own day on, and equal sums for no rise', () => {
    const restated = [...growing, report(7, 1, '2023-12-04')];
    const counts = countEarnings([{ reports: restated, spells: always }], sessions);
    expect(on(counts, '2023-12-01')).toEqual([1, 1, 1]);
    expect(on(counts, '2023-12-04')).toEqual([0, 1, 1]);
    const today = countEarnings([{ reports: reviseReports(restated), spells: always }], sessions);
    expect(on(today, '2023-11-02')).toEqual([0, 1, 1]);
    expect(on(today, '2023-11-01')).toEqual([0, 0, 1]);
  });

  it('leaves out who lacks a quarter between, and counts nobody outside of its spells', () => {
    const gap = [0, 1, 2, 4, 5, 6, 7, 8].map((at) => report(at, at));
    expect(on(countEarnings([{ reports: gap, spells: always }], sessions), '2024-03-01')).toEqual([0, 0, 1]);
    const until = parseSessionDate('2023-12-01');
    const left = countEarnings([{ reports: growing, spells: [{ from: parseSessionDate('2023-11-10'), until }] }], sessions);
    expect(['2023-11-09', '2023-11-10', '2023-11-30', '2023-12-01'].map((day) => on(left, day))).toEqual([
      [0, 0, 0],
      [1, 1, 1],
      [1, 1, 1],
      [0, 0, 0],
    ]);
  });
});
