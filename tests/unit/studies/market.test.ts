import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import { buildMarket } from '@/lib/market/build-market';
import { magnificentSymbols } from '@/lib/market/groups';
import { cutMarket } from '@/lib/market/cut-market';
import { findLastKnown } from '@/lib/market/find-last-known';
import { listSessions, makeMarket, makeStored } from '@/tests/support/make-market';

const seven = Object.fromEntries(magnificentSymbols.map((symbol, i) => [symbol, [10 + i, 11 + i, 12 + i, 11 + i]]));

describe('buildMarket', () => {
  it('aligns on exchange sessions and leaves holes as NaN', () => {
    const market = makeMarket('2024-07-01', { SPX: [1, 2, 3, 4], RUT: [5, NaN, 7] });
    expect(market.sessions).toEqual(['2024-07-01', '2024-07-02', '2024-07-03', '2024-07-05']);
    expect(Array.from(market.series.get('RUT')?.close ?? [])).toEqual([5, NaN, 7, NaN]);
  });

  it('uses the stored sessions before 1971 and drops rows on closed days from then on', () => {
    const early = [parseSessionDate('1950-01-07'), parseSessionDate('1971-01-01'), parseSessionDate('1971-01-04')];
    const stored = makeStored('SPX', early, [1, 2, 3]);
    const market = buildMarket({
      instruments: [stored],
      calendarSessions: listSessions('1971-01-01', 5),
      dataVersion: 1,
      simulated: false,
    });
    expect(market.sessions).toEqual(['1950-01-07', '1971-01-04']);
  });

  it('moves provisional bars to pending', () => {
    const sessions = listSessions('2024-07-01', 3);
    const stored = makeStored('SPX', sessions, [1, 2, 3], { provisionalFrom: 2 });
    const market = buildMarket({ instruments: [stored], calendarSessions: sessions, dataVersion: 1, simulated: false });
    expect(market.sessions).toHaveLength(2);
    expect(market.pending).toEqual([{ session: '2024-07-03', closes: new Map([['SPX', 3]]) }]);
  });

  it('adds M7 and M7D, computed, with the hindsight note', () => {
    const market = makeMarket('2024-07-01', seven);
    const m7 = market.series.get('M7');
    expect(m7?.close[0]).toBe(100);
    expect(m7?.instrument).toMatchObject({ kind: 'composite', basis: 'price', licenceClass: 'computed' });
    expect(m7?.instrument.notes[0]?.code).toBe('hindsight');
    expect(market.sources[m7?.source[0] ?? -1]).toBe('computed');
    expect(market.series.has('M7D')).toBe(true);
    const simulated = makeMarket('2024-07-01', seven, { simulated: true, source: Array.from({ length: 4 }, () => 'simulated') });
    expect(simulated.sources).toEqual(['simulated']);
  });

  it('gives an empty market for an empty store', () => {
    const market = buildMarket({ instruments: [], calendarSessions: listSessions('2024-07-01', 3), dataVersion: 0, simulated: false });
    expect(market.sessions).toEqual([]);
  });
});

describe('findLastKnown', () => {
  const sessions = listSessions('2024-07-01', 4);
  const build = (provisionalFrom: number) =>
    buildMarket({
      instruments: [makeStored('SPX', sessions, [1, 2, 3]), makeStored('RUT', sessions, [5, 6, 7], { provisionalFrom })],
      calendarSessions: sessions,
      dataVersion: 1,
      simulated: false,
    });

  it('takes the provisional close of one and the final close of the other', () => {
    expect(findLastKnown(build(2), 1)).toEqual({
      session: '2024-07-03',
      closes: new Map([
        ['RUT', 7],
        ['SPX', 3],
      ]),
    });
  });

  it('takes only the session right after asOf', () => {
    expect(findLastKnown(build(2), 0)).toBeNull();
    expect(findLastKnown(build(2), 2)).toBeNull();
    expect(findLastKnown(build(3), 1)).toBeNull();
  });

  it('takes a session that is final for none', () => {
    const market = makeMarket('2024-07-01', { SPX: [1, 2, 3], RUT: [5, 6, 7] }, { provisionalFrom: 2 });
    expect(findLastKnown(market, 1)).toEqual({
      session: '2024-07-03',
      closes: new Map([
        ['SPX', 3],
        ['RUT', 7],
      ]),
    });
  });
});

describe('cutMarket', () => {
  it('ends knowledge at the session on or before the date, without copying', () => {
    const market = makeMarket('2024-07-01', { SPX: [1, 2, 3, 4] });
    const cut = cutMarket(market, parseSessionDate('2024-07-04'));
    expect(cut.sessions.at(-1)).toBe('2024-07-03');
    expect(cut.series.get('SPX')?.close.buffer).toBe(market.series.get('SPX')?.close.buffer);
    expect(cutMarket(market, parseSessionDate('2024-07-05'))).toBe(market);
  });
});

describe('assumeSession', () => {
  const next = parseSessionDate('2024-07-08');

  it('adds the session, missing where nothing is assumed, and computes M7 from its members', () => {
    const market = makeMarket('2024-07-01', { SPX: [1, 2, 3, 4], ...seven });
    const all = new Map(magnificentSymbols.map((symbol, i) => [symbol as string, 12 + i]));
    const assumed = assumeSession(market, all, next);
    expect(assumed.assumedIndex).toBe(4);
    expect(assumed.series.get('SPX')?.close[4]).toBeNaN();
    expect(assumed.series.get('M7')?.close[4]).toBeCloseTo(assumed.series.get('M7')?.close[2] ?? NaN, 9);
    expect(assumed.sources[assumed.series.get('M7')?.source[4] ?? -1]).toBe('assumed');
    expect(market.sessions).toHaveLength(4);
    const partial = assumeSession(market, new Map([['AAPL', 12]]), next);
    expect(partial.series.get('M7')?.close[4]).toBeNaN();
  });

  it('says what is wrong', () => {
    const market = makeMarket('2024-07-01', { SPX: [1, 2, 3, 4], ...seven });
    expect(() => assumeSession(market, new Map([['M7', 1]]), next)).toThrow(/computed from its members/);
    expect(() => assumeSession(market, new Map([['XYZ', 1]]), next)).toThrow(/unknown symbol XYZ; known are SPX/);
    expect(() => assumeSession(market, new Map([['SPX', 0]]), next)).toThrow(/above 0/);
    expect(() => assumeSession(market, new Map(), parseSessionDate('2024-07-05'))).toThrow(/not after/);
  });
});
