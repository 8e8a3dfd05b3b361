import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { knowMarket } from '@/lib/market/know-market';
import { resolveRange } from '@/lib/market/resolve-range';
import { nameUnits } from '@/lib/studies/kit/name-units';
import type { Study } from '@/lib/studies/kit/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { performance } from '@/lib/studies/moves/performance/study';
import { records } from '@/lib/studies/moves/records/study';
import { streaks } from '@/lib/studies/moves/streaks/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { readParameters } from '@/tests/support/draw-parameters';

const calendar = createCalendar();

/** The answer of a study to a query of its own parameters, over all of history up to `asOf` unless `last` says otherwise. */
function answer(study: Study, query: string, asOf: string, last = 'max') {
  const params = readParameters(study, query);
  const symbols = study.symbols(params);
  const known = knowMarket(
    requireRealityMarket(symbols),
    { asOf: parseSessionDate(asOf), basis: 'price', assume: { kind: 'none' } },
    { reads: [{ symbols, basis: 'price' }], sampling: study.sampling?.(params) },
    calendar,
  );
  if (!known.ok) throw new Error(known.issue.message);
  const { market, asOfIndex } = known.value;
  const range = resolveRange(market.sessions, asOfIndex, { kind: 'last', last }, market.unit);
  if (!range.ok) throw new Error(range.issue.message);
  return nameUnits(study.compute({ market, range: range.value, basis: 'price' }, params), market);
}

/** The one-unit returns of an instrument in percent, by the date of the unit's last session. */
function listReturns(symbol: string, unit: string, asOf: string): Map<string, number> {
  const { rows } = answer(performance, `symbols=${symbol}&mode=level&unit=${unit}`, asOf);
  return new Map(rows.slice(1).map((row, step) => [String(row.date), (Number(row[symbol]) / Number(rows[step]?.[symbol]) - 1) * 100]));
}

describe.skipIf(!hasReality)('units on real closes (../shared/reality)', () => {
  it('finds nine weekly gains of the S&P 500 to the end of 2023, the first since 2004', () => {
    const { rows, headlines } = answer(streaks, 'symbol=SPX&unit=week&thresholdPct=0&length=9', '2023-12-29');
    expect(rows.slice(-2).map(({ start, reached, end }) => [start, reached, end])).toEqual([
      ['2003-11-28', '2004-01-23', expect.any(String)],
      ['2023-11-03', '2023-12-29', '2023-12-29'],
    ]);
    expect(rows.at(-1)).toMatchObject({ weeks: 9, status: 'open' });
    expect(headlines[0]?.text).toBe('The S&P 500 rose for a ninth straight week, the 13th such run since December 1927.');
    expect(headlines[0]?.detail).toBe(
      'as of the close of 29 Dec 2023 · last 23 Jan 2004 · a weekly close at or above 4,769.84 would make ten',
    );
  });

  it('has 14 of 15 weeks up on 2024-02-09, as not since 1972', () => {
    const weeks = [...listReturns('SPX', 'week', '2024-02-09')];
    const upAt = (end: number): number => weeks.slice(end - 14, end + 1).filter(([, change]) => change > 0).length;
    const last = weeks.length - 1;
    expect(upAt(last)).toBe(14);
    const before = weeks.findLastIndex((_, end) => end < last && upAt(end) >= 14);
    expect(weeks[before]?.[0]).toBe('1972-03-10');
  });

  it('has the S&P 500 at -8.80% in April 2022, the worst month since March 2020', () => {
    const months = [...listReturns('SPX', 'month', '2022-04-29')];
    const [date, change = NaN] = months.at(-1) ?? [];
    expect([date, change.toFixed(2)]).toEqual(['2022-04-29', '-8.80']);
    expect(months.slice(0, -1).findLast(([, earlier]) => earlier < change)?.[0]).toBe('2020-03-31');
    expect(answer(performance, 'symbols=SPX&unit=month', '2022-04-29', '1s').headlines[0]?.text).toBe(
      'The S&P 500 moved −8.80% from the close of 31 Mar 2022 to that of 29 Apr 2022.',
    );
  });

  it('has the S&P 500 at +10.16% in the first quarter of 2024, the best first one since 2019', () => {
    const firsts = [...listReturns('SPX', 'quarter', '2024-03-28')].filter(([date]) => date.slice(5, 7) === '03');
    const [, change = NaN] = firsts.at(-1) ?? [];
    expect(change.toFixed(2)).toBe('10.16');
    expect(firsts.slice(0, -1).findLast(([, earlier]) => earlier > change)?.[0]).toBe('2019-03-29');
  });

  it('has the Nasdaq-100 at +38.75% in the first half of 2023, its best', () => {
    const quarters = [...listReturns('NDX', 'quarter', '2023-06-30')];
    const halves = quarters.flatMap(([date, change], index) =>
      date.slice(5, 7) !== '06' || index === 0 ? [] : [((1 + change / 100) * (1 + (quarters[index - 1]?.[1] ?? NaN) / 100) - 1) * 100],
    );
    expect(halves.at(-1)?.toFixed(2)).toBe('38.75');
    expect(Math.max(...halves)).toBe(halves.at(-1));
  });

  it('has the Russell 2000 8.97 points ahead in July 2024, the third largest month', () => {
    const { rows, headlines, columns } = answer(outperformance, 'unit=month&sessions=1', '2024-07-31');
    expect(Number(rows.at(-1)?.value).toFixed(2)).toBe('8.97');
    expect(rows.at(-1)?.rank_to_date).toBe(3);
    expect(columns[0]).toMatchObject({ key: 'date', label: 'Month' });
    expect(headlines[0]?.text).toBe(
      'The Russell 2000 beat the S&P 500 by 8.97 points in one month, the third largest lead in 547 one-month windows since January 1979.',
    );
  });

  it('leaves the month to date out, and marks it where it is shown', () => {
    expect(answer(records, 'symbol=SPX&unit=month', '2024-07-16').headlines[0]?.text).toBe(
      'The S&P 500 set a record monthly close on 28 Jun 2024, its fifth of 2024.',
    );
    const shown = answer(records, 'symbol=SPX&unit=month&running=to-date', '2024-07-16');
    expect(shown.headlines[0]).toEqual({
      text: 'Month to date, up to 16 Jul 2024: The S&P 500 set a record monthly close on 16 Jul 2024, its sixth of 2024.',
      detail: '86% of the months of 2024 · the one before on 28 Jun 2024',
      provisional: true,
    });
    expect(shown.flags.map(({ message }) => message)).toContain(
      'Provisional: the last month is not complete; it is the month to date, up to 16 Jul 2024.',
    );
  });
});
