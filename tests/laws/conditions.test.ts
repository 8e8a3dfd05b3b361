import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { conditions } from '@/lib/studies/economy/conditions/study';
import { conditionIds } from '@/lib/studies/measure/conditions/condition-ids';
import { economyRules } from '@/lib/studies/measure/conditions/condition-rules';
import { judgeRule } from '@/lib/studies/measure/conditions/judge-rules';
import { standingAt } from '@/lib/studies/measure/conditions/standing';
import { rangeOf } from '@/lib/market/study-range';
import { makeRandomMarket } from '../support/random-market';
import { readNaively } from '../support/naive-conditions';
import { withRandomSeries } from '../support/random-series';

const count = 520;
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const makeMarket = (seed: number) => withRandomSeries(makeRandomMarket(20_240_716, count), seed);

describe('conditions as then known', () => {
  it.each(economyRules.map((rule) => [rule.id, rule] as const))(
    '%s: any session is what a plain reading of what was known then says',
    (_, rule) => {
      const met = new Set<boolean | null>();
      fc.assert(
        fc.property(seeds, fc.array(fc.integer({ min: 0, max: count - 1 }), { minLength: 12, maxLength: 12 }), (seed, places) => {
          const market = makeMarket(seed);
          const { judged, series } = judgeRule(market, rule, false);
          if (series === null) throw new Error(`${rule.series} is not there`);
          for (const t of places) {
            const { holds } = standingAt(judged, t);
            met.add(holds);
            expect(holds, `${seed} ${market.sessions[t] ?? ''}`).toBe(readNaively(rule.id, series, market.sessions, t));
          }
        }),
        { numRuns: 12 },
      );
      // Recessions are never known in time.
      expect(met).toEqual(new Set(rule.id === 'no-recession' ? [null] : [true, false, null]));
    },
  );

  it('a market that ends earlier says the same of every session that it has (G9)', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 40, max: count - 1 }), fc.constantFrom('then', 'today'), (seed, kept, revisions) => {
        const market = makeMarket(seed);
        const cut = cutMarket(market, market.sessions[kept] ?? parseSessionDate('2022-01-03'));
        const params = conditions.params.parse({ revisions });
        const strip = (whole: typeof market) =>
          conditions
            .compute({ market: whole, range: rangeOf(0, kept), basis: 'price' }, params)
            .tables?.find(({ id }) => id === 'strip')
            ?.rows.map((row) => conditionIds.map((id) => row[id]));
        expect(strip(market)).toEqual(strip(cut));
      }),
      { numRuns: 10 },
    );
  });

  it('with the values of today nothing is known earlier than it was', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const market = makeMarket(seed);
        for (const rule of economyRules.filter(({ condition }) => condition !== 'fed')) {
          const [then, today] = [judgeRule(market, rule, false).judged, judgeRule(market, rule, true).judged];
          market.sessions.forEach((_, t) => {
            expect(standingAt(today, t).period, rule.id).toBe(standingAt(then, t).period);
          });
        }
      }),
      { numRuns: 4 },
    );
  });
});
