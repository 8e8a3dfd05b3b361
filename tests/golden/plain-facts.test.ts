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
    claims: z.array(z.object({ query: z.string(), holds: z.boolean().nullable(), figure: z.number().nullable() })),
  }),
);
const cases = file.parse(JSON.parse(readFileSync(new URL('./plain-facts.json', import.meta.url), 'utf8')));
const kinds = { true: 'holds', false: 'fails', null: 'cannot_check' } as const;

describe.each(cases.map((item, index) => [index, item] as const))(
  'plain facts, bounds and ways to a record, as an independent program judges them (%i)',
  (_, { days, closes, claims }) => {
    const market = makeMarket(days[0] ?? '', { AAA: closes.map((close) => close ?? NaN) });

    it('comes to the same verdict and figure', () => {
      expect(market.sessions).toEqual(days);
      for (const { query, holds, figure } of eachThird(claims)) {
        const verdict = judgeQuery(market, query);
        // That program rounds nothing: what is so only when rounded is not so.
        if (verdict.under === 'rounding') expect({ query, holds }).toEqual({ query, holds: false });
        else expect({ query, kind: verdict.kind }).toEqual({ query, kind: kinds[`${holds}`] });
        if (figure !== null && verdict.figure !== null) expect(verdict.figure, query).toBeCloseTo(toShown(figure, verdict.unit), 9);
        // Of an event that did not come there may be nothing to be told; of what is so, or measured at any close, there is.
        if (figure !== null && (holds === true || query.includes('comparison=figure'))) expect(verdict.figure, query).not.toBeNull();
      }
    });
  },
);
