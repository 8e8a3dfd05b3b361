import { describe, expect, it } from 'vitest';
import { rarestShareOf } from '@/lib/metrics';
import { buildCandidate, type CandidateParts } from '@/lib/studies/after/facts/build-candidate';
import { orderOf } from '@/lib/studies/after/facts/fact-order';
import type { InstrumentKind, MarketInstrument } from '@/lib/market/market';
import { makeMarket } from '@/tests/support/make-market';

const plain = makeMarket('2024-01-02', { SPX: [1, 2], RUT: [1, 2], NDX: [1, 2], AAPL: [1, 2], NVDA: [1, 2], M7: [1, 2] });
const kinds: Readonly<Record<string, InstrumentKind>> = { AAPL: 'stock', NVDA: 'stock', M7: 'composite' };
const market = {
  ...plain,
  series: new Map(
    [...plain.series].map(([symbol, series]) => [
      symbol,
      { ...series, instrument: { ...series.instrument, kind: kinds[symbol] ?? 'index' } satisfies MarketInstrument },
    ]),
  ),
};

function place(choice: CandidateParts['choice'], window = 1): number {
  const found = { value: 0.1, rank: 1, count: 1, last: -1, history: 1_000 };
  const candidate = buildCandidate({
    choice: { ...choice, sessions: window },
    comparison: { name: 'largest', count: null, since: null },
    found,
    index: 1_000,
    stretch: 1,
    first: 0,
    family: '',
    window,
  });
  return Math.round(orderOf(market, candidate) * 1_000);
}

const move = (symbol: string) => ({ measure: 'return', symbol, direction: 'up' }) as const;
const lead = (symbol: string, versus: string) => ({ measure: 'outperformance', symbol, versus, direction: 'up' }) as const;

describe('how rare a statement is', () => {
  it('is its share of the history, or of the time since it last happened where that is rarer', () => {
    const found = { count: 6, history: 20_285, last: 2_915 };
    expect(rarestShareOf(found, 1, 20_284)).toBeCloseTo(1 / 17_369, 12);
    expect(rarestShareOf({ ...found, last: 20_273 }, 1, 20_284)).toBeCloseTo(6 / 20_285, 12);
    expect(rarestShareOf({ count: 2, history: 1_000, last: 500 }, 5, 1_000)).toBe(0.01);
  });
  it('is its share of the history where it never happened before, and within one episode', () => {
    expect(rarestShareOf({ count: 1, history: 1_000, last: -1 }, 5, 1_400)).toBe(0.005);
    expect(rarestShareOf({ count: 1, history: 1_000, last: 996 }, 5, 1_000)).toBe(0.005);
  });
});

describe('the order of facts that are equally rare', () => {
  it('is: indices, the basket and leads among the four, breadth, stocks, leads with a stock', () => {
    const breadth = { measure: 'breadth', symbol: '', direction: 'up' } as const;
    const participation = { measure: 'participation', symbol: 'AAPL', direction: 'up' } as const;
    expect(
      [
        move('SPX'),
        move('M7'),
        lead('RUT', 'SPX'),
        lead('SPX', 'M7'),
        breadth,
        participation,
        move('NVDA'),
        lead('AAPL', 'NVDA'),
        lead('SPX', 'NVDA'),
      ].map((choice) => place(choice)),
    ).toEqual([1, 2, 2, 2, 4, 4, 8, 64, 64]);
  });
  it('puts what the session brought before what lasts for weeks', () => {
    expect(
      [
        move('SPX'),
        { measure: 'volatility', symbol: 'SPX', direction: 'up' } as const,
        { measure: 'volatility', symbol: 'NVDA', direction: 'down' } as const,
      ].map((choice) => place(choice)),
    ).toEqual([1, 4, 32]);
  });
  it('puts a window that has a name before one that has none', () => {
    expect([1, 4, 5, 21, 22, 63, 75, 252].map((window) => place(move('SPX'), window))).toEqual([1, 4, 1, 1, 4, 1, 4, 1]);
  });
});
