import { expect, it } from 'vitest';
import { makeMarket } from '@/tests/support/make-market';
import { computeClaim } from '@/tests/support/judge-published';

// Records on the second and the sixth session, so that three sessions lie between them, as between the losses of 10% on the third and the seventh.
const market = makeMarket('2021-01-04', { SPX: [100, 110, 95, 96, 97, 120, 100] });
const judge = (query: string, asOf: string) => {
  const { headlines, verdict } = computeClaim(market, `symbol=SPX&comparison=gap&${query}&asOf=${asOf}`);
  return { kind: verdict?.kind, found: headlines[0]?.detail ?? '' };
};

it('the wait for a record is counted to the record, and the verdict says how many sessions lie between', () => {
  const words = 'the record before it was 4 sessions earlier, on 5 Jan 2021, with 3 between';
  expect(judge('measure=record&count=4', '2021-01-11')).toEqual({ kind: 'holds', found: expect.stringContaining(words) as unknown });
  expect(judge('measure=record&count=3', '2021-01-11')).toEqual({ kind: 'fails', found: expect.stringContaining(words) as unknown });
});

it('the wait for a large move is that of the sessions between', () => {
  const own = 'measure=swing&direction=down&thresholdPct=10';
  expect(judge(`${own}&count=3`, '2021-01-12')).toEqual({
    kind: 'holds',
    found: expect.stringContaining('with 3 sessions between') as unknown,
  });
  expect(judge(`${own}&count=4`, '2021-01-12').kind).toBe('fails');
});
