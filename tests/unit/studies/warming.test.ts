import { expect, it } from 'vitest';
import type { Market } from '@/lib/market/market';
import { hindenburg } from '@/lib/studies/breadth/hindenburg/study';
import { mcclellan } from '@/lib/studies/breadth/mcclellan/study';
import { makeRandomMarket } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { makeContext } from '@/tests/support/study-context';

const length = 700;
const warmingFor = 195;
const whole = withRandomUniverses(makeRandomMarket(1, length, false), 7, { memberCount: 24, holes: false });

/** New highs and lows of the NYSE are counted from `start` on, advances and declines from the beginning. */
function countHighsFrom(start: number): Market {
  const nyse = whole.universes.get('nyse');
  if (nyse?.counts == null) throw new Error('the made NYSE has counts');
  const cut = (counts: Float64Array) => counts.map((count, t) => (t < start ? NaN : count));
  const counts = { ...nyse.counts, newHighs: cut(nyse.counts.newHighs), newLows: cut(nyse.counts.newLows) };
  return { ...whole, universes: new Map([...whole.universes, ['nyse', { ...nyse, counts }]]) };
}

const readWarming = (market: Market) =>
  hindenburg.compute(makeContext(market), hindenburg.params.parse({ universe: 'nyse' })).flags.find(({ code }) => code === 'warming');

it('the Hindenburg omen is not said to be warming before the first session that it can be judged on', () => {
  expect(readWarming(countHighsFrom(warmingFor + 100))).toBeUndefined();
  const flag = readWarming(countHighsFrom(warmingFor - 50));
  // Nothing rose or fell on the first session: its difference is 0, and the means begin there.
  expect(flag?.dates?.map((date) => whole.sessions.indexOf(date))).toEqual([warmingFor - 1]);
});

it('the McClellan oscillator is, from its first value on', () => {
  // Of no stock that moved there is no ratio: the means begin a session later.
  const { flags } = mcclellan.compute(makeContext(whole), mcclellan.params.parse({ universe: 'nyse' }));
  expect(flags.find(({ code }) => code === 'warming')?.dates?.map((date) => whole.sessions.indexOf(date))).toEqual([warmingFor]);
});
