import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nameUnits } from '@/lib/studies/kit/name-units';
import type { Cell } from '@/lib/studies/kit/study';
import { forward } from '@/lib/studies/after/forward/study';
import { makeMarket } from '@/tests/support/make-market';
import { eachThird } from '@/tests/support/rounds';
import { makeSampledContext } from '@/tests/support/sampled-context';

// Made by recipes/rules-of-units.py, which shares no line with the core.
const figure = z.number().nullable();
const row = z.object({ n: z.number(), complete: z.number(), mean: figure, higher: figure, drop: figure, baseN: z.number(), base: figure });
const file = z.array(
  z.object({
    from: z.string(),
    last: z.string(),
    a: z.array(z.number().nullable()),
    b: z.array(z.number().nullable()),
    rules: z.array(z.object({ query: z.string(), dates: z.array(z.string()), rows: z.array(row) })),
  }),
);
const cases = file.parse(JSON.parse(readFileSync(new URL('./rules-of-units.json', import.meta.url), 'utf8')));

function compute(market: ReturnType<typeof makeMarket>, query: string) {
  const texts = Object.fromEntries(new URLSearchParams(query));
  const params = forward.params.parse({ ...forward.fill?.(texts), ...texts });
  const context = makeSampledContext(market, forward.sampling?.(params));
  return nameUnits(forward.compute(context, params), context.market);
}

/** A cell in percent as a fraction, to nine digits. */
function toFraction(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? Number((cell / 100).toFixed(9)) : null;
}

function round(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(9));
}

describe.each(cases.map((item, index) => [index, item] as const))(
  'what followed events of units, as an independent program counts it (%i)',
  (_, { from, last, a, b, rules }) => {
    const fill = (closes: readonly (number | null)[]): number[] => closes.map((close) => close ?? NaN);
    const market = makeMarket(from, { AAA: fill(a), BBB: fill(b) });

    it('is on the days of the exchange', () => {
      expect(market.sessions.at(-1)).toBe(last);
    });

    it.each(['week', 'month', 'quarter'])('has events with outcomes of every policy, %s', (unit) => {
      const own = rules.filter(({ query }) => query.includes(`unit=${unit}`));
      for (const policy of ['all', 'first-cross', 'gap', 'first-in-horizon'])
        expect(own.some(({ query, rows }) => query.includes(`policy=${policy}&`) && (rows[0]?.complete ?? 0) > 0)).toBe(true);
    });

    it.each(['week', 'month', 'quarter'])('comes to the same events, outcomes and base, %s', (unit) => {
      for (const { query, dates, rows } of eachThird(rules.filter((rule) => rule.query.includes(`unit=${unit}`)))) {
        const computed = compute(market, query);
        const found = computed.rows.map((own) => ({
          n: own['n'],
          complete: own['n_complete'],
          mean: toFraction(own['mean_pct']),
          higher: toFraction(own['higher_share_pct']),
          drop: toFraction(own['worst_drop_mean_pct']),
          baseN: own['base_n'],
          base: toFraction(own['base_mean_pct']),
        }));
        const expected = rows.map((own) => ({
          ...own,
          mean: round(own.mean),
          higher: round(own.higher),
          drop: round(own.drop),
          base: round(own.base),
        }));
        expect({ query, rows: found }).toEqual({ query, rows: expected });
        // The events listed are those of any horizon; the longest keeps fewest.
        const listed = computed.events?.rows.map(({ date }) => date) ?? [];
        expect(listed, query).toEqual(expect.arrayContaining(dates));
        if (!query.includes('first-in-horizon')) expect({ query, listed }).toEqual({ query, listed: dates });
      }
    });
  },
);
