import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { makeMarket } from '@/tests/support/make-market';
import { rounds } from '@/tests/support/rounds';
import { makeSampledContext } from '@/tests/support/sampled-context';

const from = '2021-11-01';

type Closes = readonly number[];

/** Each condition as a link says it, and whether it holds at a session, straight from its words. */
const conditions: readonly (readonly [string, (closes: Closes, t: number) => boolean])[] = [
  ['return,symbol:BBB,sessions:1,direction:down,atLeast:1', (b, t) => (b[t] ?? NaN) / (b[t - 1] ?? NaN) - 1 <= -0.01 + 1e-12],
  ['return,symbol:BBB,sessions:2,atLeast:1,figure:points', (b, t) => Number(((b[t] ?? NaN) - (b[t - 2] ?? NaN)).toFixed(6)) >= 1],
  ['record,symbol:BBB', (b, t) => t > 0 && b.slice(0, t).every((close) => close < (b[t] ?? NaN))],
  ['drawdown,symbol:BBB,direction:down,atLeast:2', (b, t) => (b[t] ?? NaN) / Math.max(...b.slice(0, t + 1)) - 1 <= -0.02 + 1e-12],
  [
    'streak,symbol:BBB,sessions:2,thresholdPct:0',
    (b, t) => t > 1 && (b[t] ?? NaN) > (b[t - 1] ?? NaN) && (b[t - 1] ?? NaN) > (b[t - 2] ?? NaN),
  ],
  ['level,symbol:BBB,direction:up,atLeast:100', (b, t) => (b[t] ?? NaN) >= 100 - 1e-12],
];

function walk(moves: readonly number[]): number[] {
  let close = 100;
  return [100, ...moves.map((move) => (close = Math.round(close * (100 + move)) / 100))];
}

const moves = fc.array(fc.constantFrom(-3, -1.5, -0.4, 0, 0.4, 1.5, 3), { minLength: 30, maxLength: 60 });

describe('a claim with more joined to it', () => {
  it('comes to what holds on the same sessions, one by one, and says how often each did alone', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        moves,
        moves,
        fc.subarray([...conditions.keys()], { minLength: 1, maxLength: 2 }),
        fc.constantFrom('first-since', 'only-k-since'),
        fc.boolean(),
        (one, two, chosen, comparison, isFitting) => {
          const picked = chosen.flatMap((place) => conditions[place] ?? []).filter((item) => typeof item !== 'string');
          const texts = chosen.map((place) => conditions[place]?.[0] ?? '');
          const [long, other] = [walk(one), walk(two)];
          const standing = (closes: Closes): number[] =>
            [...closes.keys()].filter((t) => t > 0 && (closes[t] ?? NaN) / (closes[t - 1] ?? NaN) - 1 >= 0.01 - 1e-12);
          const whole = standing(long).filter((t) => picked.every((holds) => holds(other, t)));
          // Mostly the market ends with a session on which all of it holds.
          const end = (comparison === 'first-since' ? whole[0] : whole.at(-1)) ?? long.length - 1;
          const length = Math.min(isFitting ? end + 1 : long.length, other.length);
          const count = isFitting ? Math.max(whole.length, 1) : 2;
          const [a, b] = [long.slice(0, length), other.slice(0, length)];
          const params = claim.params.parse({
            measure: 'return',
            symbol: 'AAA',
            sessions: '1',
            atLeast: '1',
            comparison,
            count: String(count),
            and: texts.join(';'),
            returns: 'price',
          });
          const { verdict, tables } = claim.compute(
            makeSampledContext(makeMarket(from, { AAA: a, BBB: b }), claim.sampling?.(params)),
            params,
          );
          const all = [...a.keys()];
          const own = standing(a);
          const together = own.filter((t) => picked.every((holds) => holds(b, t)));
          const here = together.at(-1) === length - 1;
          const holds = here && (comparison === 'first-since' ? together.length === 1 : together.length === count);
          seen.add(`${comparison} ${String(holds)}`);
          expect(verdict?.kind, texts.join(';')).toBe(holds ? 'holds' : 'fails');
          const rows = tables?.find(({ id }) => id === 'together')?.rows ?? [];
          // Where a window is not full nothing is judged: the first sessions tell of none of them.
          const judgedFrom = texts.some((text) => text.includes('sessions:2,at')) ? 2 : 1;
          const judged = all.filter((t) => t >= judgedFrom);
          const counts = [own, ...picked.map((is) => all.filter((t) => is(b, t))), together].map(
            (days) => days.filter((t) => t >= judgedFrom).length,
          );
          expect(rows.slice(0, -1).map((row) => row['count'])).toEqual(counts);
          expect(rows.at(-1)?.['count']).toBeCloseTo(
            counts.slice(0, -1).reduce((product, times) => (product * times) / judged.length, judged.length),
            9,
          );
        },
      ),
      { numRuns: rounds(300), seed: 16 },
    );
    expect([...seen].sort()).toEqual(['first-since false', 'first-since true', 'only-k-since false', 'only-k-since true']);
  });

  it.each([
    ['record,symbol:BBB;record;record,symbol:CCC', 'at most three statements are joined: the claim’s own, and two more'],
    ['rekord', 'measure: accepted are return'],
    ['record,symbl:BBB', 'no part is called symbl'],
    ['return,sessions', 'a part is a name and a value, as average:50, not "sessions"'],
    ['return,sessions:5', 'return needs a number from where on it counts, as atLeast:10'],
    ['streak,unit:week', 'what is joined is of the claim’s own unit'],
    ['return,direction:either,atLeast:1', 'return is to one side'],
  ])('refuses %s and says what is accepted', (and, message) => {
    const parsed = claim.params.safeParse({ measure: 'record', symbol: 'AAA', comparison: 'first-since', and });
    expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(message);
  });
});
