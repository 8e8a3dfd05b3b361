import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { sectorFunds, sizeFunds, sizeLadder } from '@/lib/market/groups';
import { cutMarket } from '@/lib/market/cut-market';
import { knowMarket } from '@/lib/market/know-market';
import type { Basis } from '@/lib/market/market';
import { resolveRange } from '@/lib/market/resolve-range';
import { quadrants, rotationFormulas } from '@/lib/metrics';
import { measureSeries } from '@/lib/studies/measure/measure-series';
import { plainChoice } from '@/lib/studies/measure/write-claim-query';
import { rotation } from '@/lib/studies/moves/rotation/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { makeSampledContext } from '@/tests/support/sampled-context';

const calendar = createCalendar({});

function ask(query: string, asOf: string, basis: Basis = 'price') {
  const whole = requireRealityMarket([...new Set(['SPX', ...sectorFunds, ...sizeLadder, ...sizeFunds])]);
  const params = rotation.params.parse(Object.fromEntries(new URLSearchParams(query)));
  const known = knowMarket(
    whole,
    { asOf: parseSessionDate(asOf), basis, assume: { kind: 'none' } },
    { reads: rotation.reads?.(params, basis) ?? [], sampling: rotation.sampling?.(params) },
    calendar,
  );
  if (!known.ok) throw new Error(known.issue.message);
  const { market, asOfIndex } = known.value;
  const range = resolveRange(market.sessions, asOfIndex, { kind: 'last', last: '1y' }, 'week');
  if (!range.ok) throw new Error(range.issue.message);
  return rotation.compute({ market, range: range.value, basis }, params);
}

describe.skipIf(!hasReality)('rotation of the eleven sectors in the week of 2024-07-12', () => {
  // The vectors of definition 7, which an independent program computed.
  const vectors = [
    ['XLK', 'averages', 101.0647, 101.624, 'leading'],
    ['XLK', 'zscore', 101.5539, 99.3785, 'weakening'],
    ['XLK', 'smoothed', 101.3154, 101.6216, 'leading'],
    ['XLK', 'exponential', 108.9867, 103.901, 'leading'],
    ['XLF', 'averages', 98.2296, 98.3692, 'lagging'],
    ['XLF', 'exponential', 87.8957, 100.3566, 'improving'],
    ['XLI', 'zscore', 97.4308, 101.9924, 'improving'],
  ] as const;

  it.each(vectors)('%s by %s', (symbol, formula, x, y, quadrant) => {
    const row = ask(`formula=${formula}`, '2024-07-12').rows.find((each) => each['symbol'] === symbol);
    expect(row).toMatchObject({ date: '2024-07-12', quadrant });
    expect(row?.['x']).toBeCloseTo(x, 4);
    expect(row?.['y']).toBeCloseTo(y, 4);
  });

  it.each(rotationFormulas)('two of eleven agree under all four, whichever is drawn: %s', (formula) => {
    const { headlines, tables } = ask(`formula=${formula}`, '2024-07-12');
    expect(headlines[0]?.text).toBe(
      'Two of eleven sectors stand in the same quadrant under all four formulas: XLC lagging, XLY improving.',
    );
    const rows = tables?.find(({ id }) => id === 'formulas')?.rows.filter((row) => row['agreement'] === 4) ?? [];
    expect(rows.map((row) => [row['symbol'], ...rotationFormulas.map((each) => row[each])])).toEqual([
      ['XLC', 'lagging', 'lagging', 'lagging', 'lagging'],
      ['XLY', 'improving', 'improving', 'improving', 'improving'],
    ]);
  });

  it('a closed week never changes: asked for later, or while the next one runs, it is the same', () => {
    const then = ask('', '2024-07-12');
    for (const [query, asOf] of [
      ['', '2024-07-16'],
      ['week=2024-07-12&running=to-date', '2024-07-16'],
      ['week=2024-07-12', '2024-12-31'],
    ] as const) {
      const { rows, headlines } = ask(query, asOf);
      expect(rows, query).toEqual(then.rows);
      expect(headlines, query).toEqual(then.headlines);
    }
    const running = ask('running=to-date', '2024-07-16');
    expect(running.rows.every((row) => row['date'] === '2024-07-16' && row['provisional'] === true)).toBe(true);
    expect(running.headlines.every(({ provisional }) => provisional)).toBe(true);
  });

  it('sizes: by price the funds have no closes, of which it is said what would answer; with dividends all four rungs are funds', () => {
    const price = ask('group=sizes', '2024-07-12');
    expect(price.rows.map((row) => row['symbol'])).toEqual(['RUT']);
    expect(price.flags.find(({ code }) => code === 'unavailable')?.instead).toEqual({
      basis: 'total',
      symbols: { SPX: 'SPY', RUT: 'IWM' },
    });
    const total = ask('group=sizes&benchmark=SPY', '2024-07-12', 'total');
    expect(total.rows.map((row) => row['symbol'])).toEqual(['IJH', 'IJR', 'IWM']);
    expect(total.rows.every((row) => row['quadrant'] !== null)).toBe(true);
  });

  it('says who lacks the history', () => {
    const { flags, headlines } = ask('', '2018-12-31');
    expect(flags.find(({ code }) => code === 'short-history')?.symbols).toEqual(['XLC']);
    expect(headlines[0]?.text).toContain('of ten sectors');
  });
});

describe.skipIf(!hasReality)('quadrants entered, as claims and rules measure them of sessions', () => {
  it.each(rotationFormulas)('by %s: on the last sessions of the weeks in which the study shows another quadrant than before', (formula) => {
    // Of a Thursday, whose week goes on: it brings nothing.
    const asOf = '2024-07-18';
    const { tables } = ask(`formula=${formula}`, asOf);
    const weeks = tables?.find(({ id }) => id === 'tails')?.rows ?? [];
    const dates = [...new Set(weeks.map((row) => String(row['date'])))].sort();
    expect(dates.length).toBeGreaterThan(50);
    const context = makeSampledContext(
      cutMarket(requireRealityMarket([...new Set(['SPX', ...sectorFunds, ...sizeLadder, ...sizeFunds])]), parseSessionDate(asOf)),
      undefined,
    );
    const found = sectorFunds.flatMap((symbol) =>
      quadrants.flatMap((quadrant) => {
        const choice = { ...plainChoice, measure: 'quadrant', symbol, versus: 'SPX', formula, quadrant } as const;
        return [...measureSeries(context, choice).values].flatMap((value, t) => {
          const date = context.market.sessions[t] ?? '';
          return Number.isNaN(value) || date <= (dates[0] ?? '') ? [] : [`${date} ${symbol} ${quadrant}`];
        });
      }),
    );
    const shown = sectorFunds.flatMap((symbol) => {
      const own = new Map(weeks.filter((row) => row['symbol'] === symbol).map((row) => [String(row['date']), row['quadrant']]));
      return dates.flatMap((date, week) => {
        const before = own.get(dates[week - 1] ?? '');
        return before === undefined || own.get(date) === before ? [] : [`${date} ${symbol} ${String(own.get(date))}`];
      });
    });
    expect(found.sort()).toEqual(shown.sort());
    expect(shown.length).toBeGreaterThan(40);
  });
});
