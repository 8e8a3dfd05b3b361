import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { claim } from '@/lib/studies/after/claim/study';
import { listSessions, makeMarket } from '@/tests/support/make-market';
import { rounds } from '@/tests/support/rounds';
import { makeSampledContext } from '@/tests/support/sampled-context';
import { judgeWitness } from '@/tests/support/witness/judge';
import { gather } from '@/tests/support/witness/witness-claim';

const from = '2021-11-01';
const calendarDates = listSessions(from, 1520);
const lengths = { session: [12, 90], week: [50, 260], month: [160, 560], quarter: [400, 950], year: [900, 1500] } as const;
const units = ['session', 'session', 'week', 'month', 'quarter', 'year'] as const;

/** Closes by moves of a few sizes, so that ties and thresholds are met often, with a close that is not stored now and then and turns of a market in a few sessions. */
const step = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom<number | null>(-3, -1.5, -1, -0.4, 0, 0.4, 1, 1.5, 2.3, 3) },
  { weight: 1, arbitrary: fc.constant<number | null>(null) },
  { weight: 2, arbitrary: fc.constantFrom<number | null>(-25, -12, 12, 25) },
);

function walk(steps: readonly (number | null)[]): number[] {
  let close = 10_000;
  return steps.map((move) => (move === null ? NaN : (close = Math.round(close * (100 + move)) / 100)));
}

const closes = (count: number) => fc.array(step, { minLength: count, maxLength: count }).map(walk);
const measures = ['swing', 'record', 'recovery', 'cross', 'calm', 'spell', 'streak', 'tally', 'return', 'cycle-age'] as const;
const comparisons = ['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'in-a-row', 'count-this-year', 'gap'] as const;

const words = fc.record({
  measure: fc.constantFrom(...measures),
  comparison: fc.constantFrom(...comparisons),
  direction: fc.constantFrom('up', 'down', 'up', 'down', 'either'),
  sessions: fc.constantFrom(1, 2, 3, 5),
  thresholdPct: fc.constantFrom(0, 1, 2),
  average: fc.constantFrom(20, 20, 50),
  fast: fc.constantFrom('close', 'close', '20'),
  ties: fc.constantFrom('exclude', 'include'),
  count: fc.constantFrom(1, 1, 2, 3, 4, 6),
  since: fc.constantFrom('', '', '2020', '2021', '2021-12', '2021-12-15', '2021-11-01', '2022', '2022-01', '2022-03', '2023', '2025'),
  within: fc.constantFrom('all', 'all', 'year'),
  atLeast: fc.constantFrom('', '1', '2.5', '4'),
});

const cases = fc
  .constantFrom(...units)
  .chain((unit) =>
    fc
      .integer({ min: lengths[unit][0], max: lengths[unit][1] })
      .chain((count) =>
        fc.record({
          unit: fc.constant(unit),
          a: closes(count),
          b: closes(count),
          total: closes(count),
          late: fc.constantFrom(0, 0, 4),
          later: fc.integer({ min: 0, max: 9 }),
          basis: fc.constantFrom('price', 'price', 'total'),
          hasVersus: fc.boolean(),
          said: words,
        }),
      ),
  );

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** The last session of the market that the claim is about, with the closes that follow it stored all the same, and the claim as the witness reads it; null where the study refuses it or nothing is complete. */
function build({ unit, a, b, total, late, later, basis, hasVersus, said }: Case) {
  const isRun = said.measure === 'streak' || said.measure === 'calm' || said.measure === 'spell';
  const isPair = said.measure === 'streak' && hasVersus && basis === 'price';
  const other = b.map((close, t) => (t < late ? NaN : close));
  const kept = a.length - later;
  const closes = (basis === 'total' ? total : a).map((close, t) => (Number.isNaN(a[t] ?? NaN) ? NaN : close)).slice(0, kept);
  const given = gather(unit, {
    dates: calendarDates.slice(0, kept),
    next: calendarDates[kept] ?? '',
    a: closes,
    b: isPair ? other.slice(0, kept) : null,
  });
  if (kept < 9 || Number.isNaN(a[0] ?? NaN) || given.dates.length === 0) return null;
  // Of these a threshold is the event.
  const atLeast = ['return', 'tally', 'cycle-age'].includes(said.measure) && said.atLeast === '' ? '1' : said.atLeast;
  // The way back has a side only where ways are ranked.
  const isSided = said.measure !== 'recovery' || ['largest', 'nth', 'highest-since'].includes(said.comparison);
  const drawn = { ...said, ...given, atLeast, direction: isSided ? said.direction : 'up' } as const;
  // Mostly the run is as long and the count the one that is so, that as many claims hold as fail.
  const isFitting = late === 0;
  const asLong = [8, 7, 6, 5, 4, 3, 2].find(
    (sessions) => judgeWitness({ ...drawn, comparison: 'in-a-row', sessions, count: 1 }) === 'holds',
  );
  const sessions = isFitting && isRun ? (asLong ?? said.sessions) : said.sessions;
  const witness = { ...drawn, sessions };
  const fits = Array.from({ length: 41 }, (_, count) => count).find((count) => judgeWitness({ ...witness, count }) === 'holds');
  const count = isFitting ? (fits ?? said.count) : said.count;
  const parsed = claim.params.safeParse({
    ...said,
    unit,
    atLeast,
    symbol: 'AAA',
    versus: isPair ? 'BBB' : '',
    thresholdPct: String(said.thresholdPct),
    sessions: String(sessions),
    average: String(said.average),
    count: String(count),
    price: 'close',
    returns: basis,
  });
  if (!parsed.success || parsed.data.direction !== witness.direction) return null;
  const market = makeMarket(from, { AAA: a, BBB: other }, { total, instrument: { basis: 'both' } });
  const cut = cutMarket(market, parseSessionDate(calendarDates[kept - 1] ?? ''));
  return { cut, params: parsed.data, witness: { ...witness, count } };
}

describe('a claim about waits, ages, runs and counts, on a small random market', () => {
  it.each(comparisons)(
    '%s: comes to what a walk along the closes finds, in every unit and on both bases, whatever followed',
    (comparison) => {
      const met = new Set<string>();
      fc.assert(
        fc.property(cases, (drawn) => {
          const { measure } = drawn.said;
          fc.pre(measure !== 'return' || comparison === 'first-since' || comparison === 'only-k-since');
          const built = build({ ...drawn, said: { ...drawn.said, comparison } });
          fc.pre(built !== null);
          const { cut, params, witness } = built;
          const { verdict } = claim.compute({ ...makeSampledContext(cut, claim.sampling?.(params)), basis: drawn.basis }, params);
          // What holds only of rounded moves holds of none as they are.
          const kind = verdict?.under === 'rounding' ? 'fails' : verdict?.kind;
          met.add(String(kind));
          expect(kind, `${JSON.stringify(witness)} ${verdict?.sentence.map(({ text }) => text).join('') ?? ''}`).toBe(
            judgeWitness(witness),
          );
        }),
        { numRuns: rounds(2000, 150) },
      );
      expect([...met].sort()).toEqual(['cannot_check', 'fails', 'holds']);
    },
  );
});
