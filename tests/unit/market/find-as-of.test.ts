import { describe, expect, it } from 'vitest';
import { findDefaultAsOf, findReadableAsOf } from '@/lib/market/find-as-of';
import { buildMarket } from '@/lib/market/build-market';
import { participation } from '@/lib/studies/moves/participation/study';
import { readAlone } from '@/lib/market/choose-closes';
import { needs } from '@/lib/studies/after/needs/study';
import { listSessions, makeStored } from '@/tests/support/make-market';

const sessions = listSessions('2024-01-02', 5);
const prices = [1, 2, 3, 4, 5];
const market = buildMarket({
  instruments: [
    // Adjusted closes that end two sessions before the prices, an index without any, and a fund that has nothing else.
    makeStored('AAA', sessions, prices, { instrument: { kind: 'stock', basis: 'both' }, total: [1, 2, 3, NaN, NaN] }),
    makeStored('SPX', sessions, prices),
    makeStored(
      'FND',
      sessions,
      prices.map(() => NaN),
      { instrument: { kind: 'etf', basis: 'total' } },
    ),
  ],
  calendarSessions: sessions,
  dataVersion: 1,
  simulated: false,
});

describe('the default asOf', () => {
  it('is the last session with a close on the basis that is read', () => {
    expect(findReadableAsOf(market, [{ symbols: ['AAA'], basis: 'price' }])).toBe(4);
    expect(findReadableAsOf(market, [{ symbols: ['AAA'], basis: 'total' }])).toBe(2);
  });

  it('follows a pair to the basis that both have', () => {
    expect(findReadableAsOf(market, [{ symbols: ['AAA', 'SPX'], basis: 'total' }])).toBe(4);
    expect(findReadableAsOf(market, readAlone(['AAA', 'SPX'], 'total'))).toBe(2);
  });

  it('leaves out what has no close at all, and what the market lacks', () => {
    expect(
      findReadableAsOf(market, [
        { symbols: ['FND'], basis: 'total' },
        { symbols: ['ZZZ', 'AAA'], basis: 'total' },
      ]),
    ).toBe(2);
    expect(findDefaultAsOf(market, ['AAA', 'ZZZ'])).toBe(4);
  });

  it('knows which studies read otherwise than all on the basis asked for', () => {
    expect(participation.reads?.(participation.params.parse({}), 'total').map(({ basis }) => basis)).toEqual(['total', 'price']);
    expect(needs.reads?.(needs.params.parse({ symbol: 'AAA' }), 'total')).toEqual([{ symbols: ['AAA'], basis: 'price' }]);
  });
});
