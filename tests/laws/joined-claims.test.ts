import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { makeMarket } from '@/tests/support/make-market';
import { rounds } from '@/tests/support/rounds';
import { makeSampledContext } from '@/tests/support/sampled-context';

const from = '2021-11-01';

type Closes = readonly number[];

/** Each condition as a link says it, in the order in which they are written, and whether it holds at a session, straight from its words. */
const conditions: readonly (readonly [string, (closes: Closes, t: number) => boolean])[] = [
  ['drawdown,symbol:BBB,direction:down,atLeast:2', (b, t) => (b[t] ?? NaN) / Math.max(...b.slice(0, t + 1)) - 1 <= -0.02 + 1e-12],
  ['level,symbol:BBB,direction:up,atLeast:100', (b, t) => (b[t] ?? NaN) >= 100 - 1e-12],
  ['record,symbol:BBB', (b, t) => t > 0 && b.slice(0, t).every((close) => close < (b[t] ?? NaN))],
  ['return,symbol:BBB,sessions:1,direction:down,atLeast:1', (b, t) => (b[t] ?? NaN) / (b[t - 1] ?? NaN) - 1 <= -0.01 + 1e-12],
  ['return,symbol:BBB,sessions:2,atLeast:1,figure:points', (b, t) => Number(((b[t] ?? NaN) - (b[t - 2] ?? NaN)).toFixed(6)) >= 1],
  [
    'streak,symbol:BBB,sessions:2,thresholdPct:0',
    (b, t) => t > 1 && (b[t] ?? NaN) > (b[t - 1] ?? NaN) && (b[t - 1] ?? NaN) > (b[t - 2] ?? NaN),
  ],
];

/** Words of each condition that no other has. */
const wordsOf = ['below its record', 'at or above 100', 'a record close by', 'one-session loss', 'two-session gain', 'straight gains'];

function walk(moves: readonly number[]): number[] {
  let close = 100;
  return [100, ...moves.map((move) => (close = Math.round(close * (100 + move)) / 100))];
}

// Mostly up, for runs that last.
const rises = fc.array(fc.constantFrom(-1.5, 0.4, 0.4, 1.5, 1.5, 3), { minLength: 30, maxLength: 60 });
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
          const { verdict, tables, headlines } = claim.compute(
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
          // What was not so on that day is told part by part, and nothing else is.
          const named = [
            ['claim’s own event', own.at(-1) === length - 1] as const,
            ...chosen.map((place, at) => [wordsOf[place] ?? '', picked[at]?.(b, length - 1) === true] as const),
          ];
          const [, told = ''] = (headlines[0]?.detail ?? '').split('not so on that day: ');
          for (const [words, isSo] of named) expect(told.includes(words), `${words}: ${told}`).toBe(!here && !isSo);
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

  it('counts a run once, whatever is joined to it does within it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        rises,
        moves,
        fc.constantFrom(...conditions),
        fc.constantFrom('first-since', 'only-k-since'),
        fc.nat(),
        (one, two, [and, isJoined], comparison, pick) => {
          const [long, other] = [walk(one), walk(two)];
          const beginOf = (t: number): number => {
            let begin = t;
            while (begin > 0 && (long[begin] ?? NaN) > (long[begin - 1] ?? NaN)) begin -= 1;
            return begin;
          };
          const last = Math.min(long.length, other.length) - 1;
          const whole = [...long.keys()].filter((t) => t <= last && t - beginOf(t) >= 2 && isJoined(other, t));
          // Of the first run its last session, at times, that it may have been left and come to again.
          const first = whole.filter((t) => beginOf(t) === beginOf(whole[0] ?? t));
          const end = (pick % 2 === 0 ? first.at(-1) : whole[pick % Math.max(whole.length, 1)]) ?? last;
          const together = whole.filter((t) => t <= end);
          const runs = new Set(together.map(beginOf));
          const count = pick % 3 === 0 ? 2 : Math.max(runs.size, 1);
          const params = claim.params.parse({
            measure: 'streak',
            symbol: 'AAA',
            sessions: '2',
            thresholdPct: '0',
            comparison,
            count: String(count),
            and,
            returns: 'price',
          });
          const closes = { AAA: long.slice(0, end + 1), BBB: other.slice(0, end + 1) };
          const { verdict } = claim.compute(makeSampledContext(makeMarket(from, closes), claim.sampling?.(params)), params);
          const holds = together.length > 0 && (comparison === 'first-since' ? runs.size === 1 : runs.size === count);
          const isSplit = together.some(
            (t, place) => place > 0 && t - (together[place - 1] ?? t) > 1 && beginOf(t) < (together[place - 1] ?? t),
          );
          seen.add(`${comparison} ${String(holds)}${isSplit ? ' split' : ''}`);
          expect(verdict?.kind, and).toBe(holds ? 'holds' : 'fails');
        },
      ),
      { numRuns: rounds(150), seed: 3 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['first-since true split', 'only-k-since true split', 'first-since false', 'only-k-since false']),
    );
  });

  it.each([
    ['record, symbol : bbb', 'record,symbol:BBB'],
    ['record,symbol:AAA', 'record'],
    ['record,atLeast:0', 'record'],
    ['return,atLeast:1,direction:up,sessions:5', 'return,atLeast:1'],
    ['return,atLeast:1.0,sessions:2,symbol:BBB,average:50', 'return,symbol:BBB,sessions:2,atLeast:1'],
    ['streak,thresholdPct:1,sessions:3;record', 'record;streak,sessions:3'],
    ['record;record,symbol:AAA', 'record'],
    ['breadth,average:50,members:sp500,atLeast:50,direction:down', 'breadth,direction:down,average:50,atLeast:50'],
  ])('has one link for equal conditions: %s', (given, and) => {
    const read = (text: string) => claim.params.parse({ measure: 'record', symbol: 'AAA', comparison: 'first-since', and: text }).and;
    expect(read(given)).toBe(and);
    expect(read(and)).toBe(and);
  });

  it.each([
    ['record,symbol:BBB,symbol:CCC', 'symbol is given more than once in what is joined; give it once'],
    ['record,measure:level', 'measure is given more than once in what is joined; give it once'],
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
