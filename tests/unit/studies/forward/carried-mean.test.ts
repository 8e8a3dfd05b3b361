import { expect, it } from 'vitest';
import { forward } from '@/lib/studies/after/forward/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

/** A gain of 2% and then five sessions of so many percent in all, once for each outcome. */
function tell(outcomes: readonly number[]): string | undefined {
  const closes = [100];
  const go = (change: number): void => {
    closes.push((closes.at(-1) ?? NaN) * (1 + change));
  };
  for (const outcome of outcomes) {
    for (let calm = 0; calm < 6; calm += 1) go(0);
    go(0.02);
    for (let step = 0; step < 5; step += 1) go((1 + outcome) ** (1 / 5) - 1);
  }
  const market = makeMarket('2021-03-01', { SPX: closes });
  return forward.compute(
    makeContext(market),
    forward.params.parse({ measure: 'return', sessions: '1', atLeast: '1.9', symbol: 'SPX', horizon: '5', policy: 'all' }),
  ).headlines[0]?.text;
}

it('names the event that makes a mean what it is', () => {
  expect(tell([-0.01, -0.01, 0.01, -0.01, 0.08])).toContain('one of them carries the mean, the median is −1.00%');
});

it('blames no single event of many for a mean that lies near what any session had', () => {
  const many = Array.from({ length: 40 }, (_, event) => (event % 2 === 0 ? 0.029 : 0.0001));
  expect(tell(many)).not.toContain('carries the mean');
});
