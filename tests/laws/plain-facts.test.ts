import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import { claim } from '@/lib/studies/after/claim/study';
import type { StudyComputation } from '@/lib/studies/kit/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeSampledContext } from '@/tests/support/sampled-context';

const from = '2021-11-01';

/** Closes by moves of a few sizes in percent. */
function walk(moves: readonly number[]): number[] {
  let close = 100;
  return [100, ...moves.map((move) => (close = Math.round(close * (100 + move)) / 100))];
}

const closes = (count: number) =>
  fc
    .array(fc.constantFrom(-3, -1.5, -1, -0.4, 0, 0.4, 1, 1.5, 2.3, 3), { minLength: count - 1, maxLength: count - 1 })
    .map((moves) => walk(moves));

describe('a plain fact on a day that is named', () => {
  const facts = [
    'measure=record&comparison=happened&price=close',
    'measure=record&comparison=none&price=close',
    'measure=swing&comparison=happened&thresholdPct=1&direction=down',
    'measure=distance&comparison=happened&sessions=5&direction=up',
    'measure=cross&comparison=happened&fast=close&average=20',
    'measure=drawdown&comparison=happened&atLeast=3',
    'measure=return&comparison=figure&sessions=2&said=1&side=more-than',
    'measure=level&comparison=figure&said=100&side=at-most',
  ];
  const judgeOn = (market: Market, query: string): StudyComputation => {
    const texts = { symbol: 'AAA', ...Object.fromEntries(new URLSearchParams(query)) };
    const params = claim.params.parse({ ...claim.fill?.(texts), ...texts });
    return claim.compute(makeSampledContext(market, claim.sampling?.(params)), params);
  };

  it('is judged as on that day itself, and of what is not so the nearest days are those on which it was', () => {
    const item = fc.record({
      a: fc.noBias(fc.integer({ min: 30, max: 110 }).chain(closes)),
      fact: fc.constantFrom(...facts),
      unit: fc.constantFrom('session', 'session', 'week', 'month'),
      place: fc.noBias(fc.nat({ max: 10_000 })),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(item, ({ a, fact, unit, place }) => {
        const market = makeMarket(from, { AAA: a });
        const query = `${fact}&unit=${unit}`;
        const own = market.sessions[place % market.sessions.length] ?? '';
        const found = judgeOn(market, `${query}&on=${own}`);
        const days = (found.events?.rows ?? []).map(({ date }) => date);
        const [at] = days;
        if (typeof at !== 'string') return;
        // Of a week its last session is the day on which it is known.
        const known = judgeOn(cutMarket(market, parseSessionDate(at)), query);
        const pick = ({ verdict }: StudyComputation) => ({ kind: verdict?.kind, under: verdict?.under, figure: verdict?.figure });
        if (unit === 'session' || known.events?.rows[0]?.['date'] === at) expect(pick(found)).toEqual(pick(known));
        seen.add(`${fact.split('&')[0] ?? ''} ${found.verdict?.kind ?? ''}`);
        if (found.verdict?.kind !== 'fails' || !fact.includes('comparison=happened')) return;
        const isSo = (date: string): boolean => judgeOn(market, `${query}&on=${date}`).verdict?.kind === 'holds';
        const others = market.sessions.filter((date) => {
          if (unit === 'session') return isSo(date);
          return judgeOn(market, `${query}&on=${date}`).events?.rows[0]?.['date'] === date && isSo(date);
        });
        const nearest = [others.findLast((date) => date < at), others.find((date) => date > at)];
        expect(days.slice(1), `${query} ${own}`).toEqual(nearest.filter((date) => date !== undefined));
      }),
      { numRuns: 120 },
    );
    for (const kind of ['holds', 'fails']) expect([...seen].filter((name) => name.endsWith(kind)).length).toBeGreaterThan(5);
  });
});
