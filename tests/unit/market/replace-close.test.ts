import { expect, it } from 'vitest';
import { magnificentSymbols } from '@/lib/market/groups';
import { replaceClose } from '@/lib/market/replace-close';
import { sourcesAgree } from '@/lib/market/sources-agree';
import { makeMarket } from '../../support/make-market';

const closes = Object.fromEntries(
  [...magnificentSymbols, 'SPX'].map((symbol, at) => [symbol, [100, 101, 102, 103].map((close) => close + at)]),
);
const market = makeMarket('2024-07-01', closes);
const readCloses = (of: typeof market | null, symbol: string) => [...(of?.series.get(symbol)?.close ?? [])];

it('replaces one close and leaves the market as it was', () => {
  const replaced = replaceClose(market, { symbol: 'SPX', session: market.sessions[1] ?? expect.fail(), close: 120 });
  expect(readCloses(replaced, 'SPX')).toEqual([107, 120, 109, 110]);
  expect(readCloses(market, 'SPX')).toEqual([107, 108, 109, 110]);
  expect(readCloses(replaced, 'AAPL')).toEqual(readCloses(market, 'AAPL'));
});

it('moves the dividend-adjusted close with it, and the baskets of a member', () => {
  const whole = makeMarket('2024-07-01', closes, { instrument: { kind: 'stock', basis: 'both' }, total: [50, 50, 50, 50] });
  const replaced = replaceClose(whole, { symbol: 'AAPL', session: whole.sessions[1] ?? expect.fail(), close: 202 });
  expect([...(replaced?.series.get('AAPL')?.total ?? [])]).toEqual([50, 100, 50, 50]);
  const [before, after] = [readCloses(whole, 'M7'), readCloses(replaced, 'M7')];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBeGreaterThan(before[1] ?? NaN);
});

it('has nothing to replace where there is no close of its own', () => {
  const [session = expect.fail()] = market.sessions;
  expect(replaceClose(market, { symbol: 'RUT', session, close: 1 })).toBeNull();
  expect(replaceClose(market, { symbol: 'M7', session, close: 1 })).toBeNull();
  expect(
    replaceClose(makeMarket('2024-07-01', { SPX: [1, NaN, 3] }), { symbol: 'SPX', session: market.sessions[1] ?? expect.fail(), close: 1 }),
  ).toBeNull();
});

it.each([
  ['index', 1.0001, true],
  ['index', 1.0003, false],
  ['stock', 1.0009, true],
  ['stock', 0.9985, false],
  ['etf', 1.0009, true],
] as const)('sources of an %s apart by %d agree: %s', (kind, factor, agree) => {
  expect(sourcesAgree(kind, 100, 100 * factor)).toBe(agree);
});
