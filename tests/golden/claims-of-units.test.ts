import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toShown } from '@/lib/format/percent-units';
import { judgeQuery } from '@/tests/support/judge-published';
import { makeMarket } from '@/tests/support/make-market';
import { eachThird } from '@/tests/support/rounds';

const file = z.array(
  z.object({
    days: z.array(z.string()),
    closes: z.array(z.number().nullable()),
    claims: z.array(z.object({ query: z.string(), holds: z.boolean(), figure: z.number() })),
  }),
);
const cases = file.parse(JSON.parse(readFileSync(new URL('./claims-of-units.json', import.meta.url), 'utf8')));

describe.each(cases.map((item, index) => [index, item] as const))(
  'claims of units, as an independent program judges them (%i)',
  (_, item) => {
    const market = makeMarket(item.days[0] ?? '', { AAA: item.closes.map((close) => close ?? NaN) });

    it('is on the days of the exchange', () => {
      expect(market.sessions).toEqual(item.days);
    });

    it('has verdicts of both kinds in every unit', () => {
      for (const unit of ['week', 'month', 'quarter'])
        expect(new Set(item.claims.filter(({ query }) => query.includes(`unit=${unit}`)).map(({ holds }) => holds)).size).toBe(2);
    });

    it('comes to the same verdict and figure', () => {
      for (const { query, holds, figure } of eachThird(item.claims)) {
        const verdict = judgeQuery(market, query);
        // Rounded moves are another reading, which that program does not try.
        if (verdict.kind !== 'holds_only_under') expect({ query, kind: verdict.kind }).toEqual({ query, kind: holds ? 'holds' : 'fails' });
        else expect(verdict.under, query).toBe('rounding');
        if (verdict.kind !== 'holds_only_under') expect(verdict.figure ?? NaN, query).toBeCloseTo(toShown(figure, verdict.unit), 9);
      }
    });
  },
);
