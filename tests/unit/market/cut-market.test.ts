import { expect, it } from 'vitest';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import { makeRandomMarket } from '../../support/random-market';

const cutTo = (market: Market, length: number): Market => cutMarket(market, market.sessions[length - 1] ?? ('' as never));

it('tells the same market to all who ask for a session, also where two are asked for in turn', () => {
  const market = makeRandomMarket(1, 20);
  const [short, long] = [cutTo(market, 10), cutTo(market, 11)];
  expect([cutTo(market, 10) === short, cutTo(market, 11) === long, short.sessions.length, long.sessions.length]).toEqual([
    true,
    true,
    10,
    11,
  ]);
  // The sessions of a market are those of the same one with universes or series, too.
  const others = { ...market };
  expect([cutTo(others, 10) === short, cutTo(others, 10).sessions === short.sessions]).toEqual([false, true]);
});

it('holds a few of them, and cuts again what was asked for before', () => {
  const market = makeRandomMarket(1, 20);
  const first = cutTo(market, 5);
  for (let length = 6; length < 10; length += 1) cutTo(market, length);
  const again = cutTo(market, 5);
  expect(again).not.toBe(first);
  expect([again.sessions, again.series.get('SPX')?.close]).toEqual([first.sessions, first.series.get('SPX')?.close]);
});
