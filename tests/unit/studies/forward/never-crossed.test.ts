import { describe, expect, it } from 'vitest';
import { forward } from '@/lib/studies/after/forward/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

function tell(closes: readonly number[], policy: string): string | undefined {
  const market = makeMarket('2021-03-01', { SPX: [...closes] });
  return forward.compute(
    makeContext(market),
    forward.params.parse({ measure: 'level', symbol: 'SPX', atLeast: '100', horizon: '5', policy }),
  ).headlines[0]?.text;
}

const above = Array.from({ length: 30 }, (_, t) => 110 + t);

describe('a level that was never crossed', () => {
  it('is not said never to have been reached', () => {
    expect(tell(above, 'first-cross')).toBe(
      'Every session since March 2021 brought a close by the SPX at or above 100: none is the first, so nothing can have followed.',
    );
    expect(tell([...above.slice(0, 20), 99, 98], 'first-cross')).toBe(
      'No session since March 2021 is the first that brought a close by the SPX at or above 100: it held as the history begins, so nothing can have followed.',
    );
  });

  it('is said never to have been reached where it was not', () => {
    expect(
      tell(
        above.map((close) => close - 100),
        'first-cross',
      ),
    ).toBe('No session since March 2021 brought a close by the SPX at or above 100.');
    expect(tell(above, 'all')).toMatch(/^After a close at or above 100 the SPX stood/);
  });
});
