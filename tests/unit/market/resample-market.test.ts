import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { calendarUnits, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import { lastSessionOfUnit } from '@/lib/calendar/last-session-of-unit';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { buildMarket } from '@/lib/market/build-market';
import { knowMarket, type AskedKnowledge } from '@/lib/market/know-market';
import type { Market } from '@/lib/market/market';
import type { Sampling } from '@/lib/market/resample-market';
import { resolveRange } from '@/lib/market/resolve-range';
import { listSessions, makeMarket, makeStored } from '@/tests/support/make-market';
import { makeRandomMarket } from '@/tests/support/random-market';

const calendar = createCalendar();
const longer = calendarUnits.filter((unit) => unit !== 'session');

interface Asked {
  readonly asOf?: string;
  readonly toDate?: boolean;
  readonly assume?: AskedKnowledge['assume'];
}

/** The market in units as a question knows it. */
function know(whole: Market, unit: CalendarUnit, { asOf, toDate = false, assume = { kind: 'none' } }: Asked = {}, symbols = ['RUT']) {
  const sampling: Sampling = { unit, toDate };
  const known = knowMarket(
    whole,
    { asOf: asOf === undefined ? null : parseSessionDate(asOf), basis: 'price', assume },
    { reads: [{ symbols, basis: 'price' }], sampling },
    calendar,
  );
  if (!known.ok) throw new Error(known.issue.message);
  return known.value;
}

/** Closes 1, 2, 3 … from Monday 2024-07-01 on: Thursday the 4th is no session. */
const july = makeMarket(
  '2024-07-01',
  { RUT: Array.from({ length: 13 }, (_, t) => t + 1) },
  { high: Array.from({ length: 13 }, (_, t) => (t === 5 ? 50 : t + 1.5)) },
);

function closesOf({ series }: Market, symbol = 'RUT'): number[] {
  return [...(series.get(symbol)?.close ?? [])];
}

describe('a market of weeks', () => {
  it('has the close of each last session and the highest high', () => {
    const { market, running } = know(july, 'week', { asOf: '2024-07-12' });
    expect(market.sessions).toEqual(['2024-07-05', '2024-07-12']);
    expect(closesOf(market)).toEqual([4, 9]);
    expect([...(market.series.get('RUT')?.high ?? [])]).toEqual([4.5, 50]);
    expect([market.unit, market.isToDate, market.assumedIndex, running]).toEqual(['week', false, null, null]);
  });

  it('leaves out the week that goes on, and says where it ends', () => {
    const { market, asOf, asOfIndex, running } = know(july, 'week', { asOf: '2024-07-17' });
    expect(market.sessions).toEqual(['2024-07-05', '2024-07-12']);
    expect([asOf, asOfIndex, running]).toEqual(['2024-07-17', 1, { to: '2024-07-17', end: '2024-07-19' }]);
  });

  it('shows it to date as provisional where that is asked for', () => {
    const { market, asOfIndex } = know(july, 'week', { asOf: '2024-07-17', toDate: true });
    expect(market.sessions).toEqual(['2024-07-05', '2024-07-12', '2024-07-17']);
    expect(closesOf(market)).toEqual([4, 9, 12]);
    expect([market.isToDate, market.assumedIndex, asOfIndex]).toEqual([true, 2, 2]);
  });

  it('takes an assumed close for that of the week where its session ends it', () => {
    const assume = { kind: 'closes', closes: { RUT: 14 } } as const;
    const whole = makeMarket('2024-07-01', { RUT: Array.from({ length: 13 }, (_, t) => t + 1) });
    const { market, asOf, asOfIndex } = know(whole, 'week', { asOf: '2024-07-18', assume });
    expect(market.sessions.at(-1)).toBe('2024-07-19');
    expect([closesOf(market).at(-1), market.assumedIndex, asOf, asOfIndex]).toEqual([14, 2, '2024-07-18', 1]);
  });

  it('shows the week that goes on with a close that is assumed in it, to date', () => {
    const { market, asOfIndex, running } = know(july, 'week', { asOf: '2024-07-16', assume: { kind: 'closes', closes: { RUT: 14 } } });
    expect(market.sessions).toEqual(['2024-07-05', '2024-07-12', '2024-07-17']);
    expect([closesOf(market).at(-1), market.isToDate, market.assumedIndex, asOfIndex]).toEqual([14, true, 2, 1]);
    expect(running).toEqual({ to: '2024-07-17', end: '2024-07-19' });
  });

  it('has no week whose last session is missing, though the sessions before it are stored', () => {
    const { market } = know(makeMarket('2024-07-01', { RUT: [1, 2, 3, NaN, 5, 6, 7, 8, 9] }), 'week');
    expect(closesOf(market)).toEqual([NaN, 9]);
  });

  it('has no high where one inside is missing, but not for sessions before the first close', () => {
    const sessions = listSessions('2024-07-01', 9);
    const instruments = [
      makeStored('RUT', sessions, [NaN, 2, 3, 4, 5, 6, 7, 8, 9], { high: [NaN, 2, 3, 4, 5, NaN, 7, 8, 9] }),
      makeStored('SPX', sessions, [1, 2, 3, 4, 5, 9, 7, 8, 8], { high: [2, 3, 4, 5, 6, NaN, 8, 9, 9] }),
    ];
    const { market } = know(buildMarket({ instruments, calendarSessions: sessions, dataVersion: 1, simulated: false }), 'week');
    expect([...(market.series.get('RUT')?.high ?? [])]).toEqual([4, NaN]);
    expect([...(market.series.get('SPX')?.highestClose ?? [])]).toEqual([4, 9]);
  });

  it('is an issue while none is complete', () => {
    const known = knowMarket(
      july,
      { asOf: parseSessionDate('2024-07-03'), basis: 'price', assume: { kind: 'none' } },
      { reads: [], sampling: { unit: 'week', toDate: false } },
      calendar,
    );
    expect(known).toEqual({
      ok: false,
      issue: { path: 'unit', message: 'no week is complete by 2024-07-03, and the first stored session is 2024-07-01' },
    });
  });
});

describe('laws', () => {
  const whole = makeRandomMarket(20_240_716, 700);
  const cuts = fc.integer({ min: 300, max: 699 });
  const unitOf = fc.constantFrom(...longer);

  it('a market of sessions is the market itself', () => {
    expect(know(whole, 'session').market).toBe(whole);
  });

  it('a closed unit never changes: more sessions only add units', () => {
    fc.assert(
      fc.property(cuts, unitOf, (cut, unit) => {
        const earlier = know(whole, unit, { asOf: whole.sessions[cut] ?? '' }).market;
        const later = know(whole, unit).market;
        const count = earlier.sessions.length;
        expect(later.sessions.slice(0, count)).toEqual(earlier.sessions);
        for (const [symbol, { close }] of earlier.series) expect([...close]).toEqual(closesOf(later, symbol).slice(0, count));
      }),
      { numRuns: 40 },
    );
  });

  it('equals picking the sessions that the calendar calls the last of their units, baskets included', () => {
    fc.assert(
      fc.property(cuts, unitOf, fc.boolean(), (cut, unit, toDate) => {
        const asOf = whole.sessions[cut] ?? parseSessionDate('2021-03-01');
        const { market } = know(whole, unit, { asOf, toDate });
        const kept = whole.sessions.flatMap((session, index) => {
          const last = lastSessionOfUnit(calendar, session, unit);
          return index <= cut && (session === last || (toDate && index === cut)) ? [index] : [];
        });
        expect(market.sessions).toEqual(kept.map((index) => whole.sessions[index]));
        for (const symbol of ['RUT', 'AAPL', 'M7', 'M7D'])
          expect(closesOf(market, symbol)).toEqual(kept.map((index) => whole.series.get(symbol)?.close[index]));
        expect(market.assumedIndex === null).toBe(!market.isToDate);
      }),
      { numRuns: 12 },
    );
  });
});

describe('ranges of units', () => {
  const whole = makeMarket('2021-12-01', { RUT: Array.from({ length: 700 }, (_, t) => 100 + t) });
  function shown(unit: CalendarUnit, asOf: string, last: string): (string | undefined)[] {
    const { market, asOfIndex } = know(whole, unit, { asOf });
    const resolved = resolveRange(market.sessions, asOfIndex, { kind: 'last', last }, unit);
    if (!resolved.ok) throw new Error(resolved.issue.message);
    const { base, first, last: end } = resolved.value;
    return [base, first, end].map((index) => market.sessions[index]);
  }

  it.each([
    ['month', '2024-07-31', '1y', '2023-07-31', '2023-08-31', '2024-07-31'],
    ['month', '2024-07-16', '1y', '2023-06-30', '2023-07-31', '2024-06-28'],
    ['week', '2024-07-12', '1m', '2024-06-14', '2024-06-21', '2024-07-12'],
    ['week', '2024-07-12', '21s', '2024-02-16', '2024-02-23', '2024-07-12'],
    ['month', '2024-07-31', 'ytd', '2023-12-29', '2024-01-31', '2024-07-31'],
    ['year', '2024-01-03', '1y', '2022-12-30', '2023-12-29', '2023-12-29'],
    ['year', '2024-01-03', 'max', '2021-12-31', '2021-12-31', '2023-12-29'],
  ] as const)('%s, as of %s, %s: from the close of %s, units %s to %s', (unit, asOf, last, ...expected) => {
    expect(shown(unit, asOf, last)).toEqual(expected);
  });

  it('says that no unit ends in a range', () => {
    const { market } = know(whole, 'month', { asOf: '2024-07-16' });
    const range = { kind: 'absolute', from: parseSessionDate('2024-06-03'), to: parseSessionDate('2024-06-14') } as const;
    expect(resolveRange(market.sessions, market.sessions.length - 1, range, 'month')).toEqual({
      ok: false,
      issue: { path: 'from', message: 'no month ends in 2024-06-03 to 2024-06-14; those up to asOf end on 2021-12-31 to 2024-06-28' },
    });
  });
});
