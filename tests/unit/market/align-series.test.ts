import { describe, expect, it } from 'vitest';
import { alignSeries } from '@/lib/market/align-series';
import { assumeSession } from '@/lib/market/assume-session';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { deferSeries, deriveSeries } from '@/lib/market/defer-series';
import type { Market, MarketInstrument, SeriesColumns } from '@/lib/market/market';
import { resampleMarket } from '@/lib/market/resample-market';
import { createSessionShare } from '@/lib/market/share-sessions';
import { listSessions, makeMarket } from '@/tests/support/make-market';

const instrument: MarketInstrument = { symbol: 'NEW', name: 'Newly listed', kind: 'stock', basis: 'both', licenceClass: 'test', notes: [] };
const stored = { start: 2, close: Float64Array.of(5, NaN), total: Float64Array.of(4, 6), high: null, source: Uint8Array.of(1, 2) };

/** The market with a series that counts how often its columns are read. */
function countReads(market: Market, length: number): { readonly market: Market; readonly reads: () => number } {
  let reads = 0;
  const read = (): SeriesColumns => {
    reads += 1;
    return { close: new Float64Array(length).fill(7), total: null, high: null, source: new Uint8Array(length) };
  };
  const series = deferSeries(instrument, read, (t) => (t >= 0 && t < length ? 7 : NaN));
  return { market: { ...market, series: new Map(market.series).set('NEW', series) }, reads: () => reads };
}

describe('alignSeries', () => {
  it('lays out what is stored over all sessions of the market', () => {
    const series = alignSeries(instrument, stored, 5);
    expect([...series.close]).toEqual([NaN, NaN, 5, NaN, NaN]);
    expect([...(series.total ?? [])]).toEqual([NaN, NaN, 4, 6, NaN]);
    expect(series.high).toBeNull();
    expect([...series.source]).toEqual([0, 0, 1, 2, 0]);
  });

  it('tells single closes of what is stored, and none outside of it', () => {
    const { closeAt } = alignSeries(instrument, stored, 5);
    expect([-1, 0, 1, 2, 3, 4, 5].map((t) => closeAt(t, 'price'))).toEqual([NaN, NaN, NaN, 5, NaN, NaN, NaN]);
    expect([1, 2, 3, 4].map((t) => closeAt(t, 'total'))).toEqual([NaN, 4, 6, NaN]);
    expect(alignSeries(instrument, { ...stored, total: null }, 5).closeAt(2, 'total')).toBeNaN();
  });

  it('tells the same array again while it is kept, and each series its own', () => {
    const series = alignSeries(instrument, stored, 5);
    expect(series.close).toBe(series.close);
    expect([...alignSeries(instrument, { ...stored, start: 0 }, 3).close]).toEqual([5, NaN, NaN]);
  });

  it('holds no more of them than it may, however many are read', () => {
    const length = 25_000;
    const all = Array.from({ length: 60 }, () => alignSeries(instrument, stored, length));
    const [first] = all;
    const before = first?.close;
    for (const series of all) expect(series.close).toHaveLength(length);
    // 60 of 425 KB are more than 16 MiB: the first has gone, and is made again with the same closes.
    expect(first?.close).not.toBe(before);
    expect(first?.close).toEqual(before);
  });
});

describe('a market made of another', () => {
  const sessions = makeMarket('2024-07-01', { SPX: [1, 2, 3, 4, 5, 6] });

  it('reads the columns of those series alone that are read of it', () => {
    const { market, reads } = countReads(sessions, 6);
    const cut = cutMarket(market, parseSessionDate('2024-07-03'));
    const assumed = assumeSession(cut, new Map([['NEW', 8]]), parseSessionDate('2024-07-05'));
    const weeks = resampleMarket(assumed, { unit: 'week', toDate: true }, parseSessionDate('2024-07-08'));
    expect([...(weeks.series.get('SPX')?.close ?? [])]).toHaveLength(1);
    expect(reads()).toBe(0);
    expect([...(assumed.series.get('NEW')?.close ?? [])]).toEqual([7, 7, 7, 8]);
    expect([...(weeks.series.get('NEW')?.close ?? [])]).toEqual([8]);
  });

  it('is the same one of the same session, whose columns are views of those that the whole market has', () => {
    const whole: Market = { ...sessions, series: new Map([['NEW', alignSeries(instrument, stored, 6)]]) };
    const asOf = parseSessionDate('2024-07-03');
    const cut = cutMarket(whole, asOf);
    expect(cutMarket(whole, asOf)).toBe(cut);
    expect(cutMarket(whole, parseSessionDate('2024-07-02')).sessions).toHaveLength(2);
    expect(cutMarket({ ...whole }, asOf)).not.toBe(cut);
    const [from, own] = [whole.series.get('NEW') ?? expect.fail(), cut.series.get('NEW') ?? expect.fail()];
    const first = own.close;
    expect(own.close).toBe(first);
    expect(first.buffer).toBe(from.close.buffer);
    // The whole market lets its columns go: the cut holds none of them either.
    for (let other = 0; other < 60; other += 1) expect(alignSeries(instrument, stored, 25_000).close).toHaveLength(25_000);
    expect(from.close.buffer).not.toBe(first.buffer);
    expect(own.close.buffer).toBe(from.close.buffer);
    expect(own.close).toEqual(first);
  });

  it('has a series with other columns, made of the one that it is derived from', () => {
    const from = alignSeries(instrument, stored, 5);
    const derived = deriveSeries(
      from,
      ({ close, total, source }) => ({ close: close.map((value) => value * 2), total, high: null, source }),
      (index, basis) => from.closeAt(index, basis) * 2,
    );
    expect(derived.instrument).toBe(instrument);
    expect([derived.close[2], derived.closeAt(2, 'price')]).toEqual([10, 10]);
    expect(derived.total).toBe(from.total);
  });
});

describe('single closes of a market made of another', () => {
  const [asOf, next, after] = ['2024-07-05', '2024-07-08', '2024-07-09'].map(parseSessionDate);
  if (asOf === undefined || next === undefined || after === undefined) throw new Error('three dates');
  const options = { instrument: { basis: 'both' }, total: [1, 3, 2, 5, 4, 6] } as const;
  const whole = makeMarket('2024-07-01', { SPX: [1, 2, NaN, 4, 5, 6] }, options);
  const cut = cutMarket(whole, asOf);
  const assumed = assumeSession(cut, new Map([['SPX', 8]]), next);
  const markets = { whole, cut, assumed, weeks: resampleMarket(assumed, { unit: 'week', toDate: true }, after) };

  it.each(Object.entries(markets))('are those of its columns: %s', (_, market) => {
    const series = market.series.get('SPX') ?? expect.fail();
    const places = Array.from({ length: market.sessions.length + 2 }, (_place, t) => t - 1);
    const read = (column: Float64Array | null) => places.map((t) => column?.[t] ?? NaN);
    expect(places.map((t) => series.closeAt(t, 'price'))).toEqual(read(series.close));
    expect(places.map((t) => series.closeAt(t, 'total'))).toEqual(read(series.total));
  });

  it('move on both bases with the one that is assumed, and are read without the columns', () => {
    // From 4 to 8 it doubles: the 5 with dividends does too.
    expect([assumed.series.get('SPX')?.closeAt(4, 'price'), assumed.series.get('SPX')?.closeAt(4, 'total')]).toEqual([8, 10]);
    const { market, reads } = countReads(whole, 6);
    const derived = assumeSession(cutMarket(market, asOf), new Map([['NEW', 9]]), next);
    expect(derived.series.get('NEW')?.closeAt(4, 'price')).toBe(9);
    expect(reads()).toBe(0);
  });
});

describe('createSessionShare', () => {
  it('tells equal sessions as one array, and others as they are', () => {
    const share = createSessionShare();
    const july = listSessions('2024-07-01', 4);
    expect(share(july)).toBe(july);
    expect(share([...july])).toBe(july);
    const holed = [...july.slice(0, 1), ...july.slice(2)];
    expect(share(holed)).toBe(holed);
    // As long, with the same ends.
    const [first, , , last] = july;
    const other = first === undefined || last === undefined ? [] : [first, parseSessionDate('2024-07-04'), last];
    expect(share(other)).toBe(other);
    expect(share([...holed])).toEqual(holed);
  });
});
