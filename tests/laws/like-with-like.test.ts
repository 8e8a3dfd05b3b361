import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { cutMarket } from '@/lib/market/cut-market';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { listSessions, makeMarket } from '@/tests/support/make-market';
import { judgeNaively } from '@/tests/support/naive-claim';
import type { NaiveClaim } from '@/tests/support/naive-value';
import { makeSampledContext } from '@/tests/support/sampled-context';

const from = '2015-10-01';
const most = 1500;
const dates: readonly string[] = listSessions(from, most + 1);
const closes = fc
  .array(fc.constantFrom(-3, -1.5, -0.4, 0, 0.4, 1, 2.3), { minLength: 500, maxLength: most - 1 })
  .map((moves) => moves.reduce<number[]>((all, move) => [...all, ((all.at(-1) ?? 100) * (100 + move)) / 100], [100]));

interface Compared {
  readonly date: string;
  readonly value: number;
}

/** The last session of each calendar stretch, by the text that names it, with the close; one that goes on with the session after is left out. */
function lastOf(a: readonly number[], name: (date: string) => string): Map<string, { date: string; close: number }> {
  const found = new Map<string, { date: string; close: number }>();
  a.forEach((close, t) => {
    if (name(dates[t] ?? '') !== name(dates[t + 1] ?? '')) found.set(name(dates[t] ?? ''), { date: dates[t] ?? '', close });
  });
  return found;
}

/** What is compared, year by year, each straight from its words. */
function listCompared(a: readonly number[], part: string, count: number, unit: string): Compared[] {
  const years = [...new Set(dates.slice(0, a.length).map((date) => date.slice(0, 4)))].slice(1);
  const halves = lastOf(a, (date) => `${date.slice(0, 4)} ${Number(date.slice(5, 7)) > 6 ? 2 : 1}`);
  const change = (end: { date: string; close: number } | undefined, base: { close: number } | undefined): Compared[] =>
    end === undefined || base === undefined ? [] : [{ date: end.date, value: end.close / base.close - 1 }];
  if (part === 'same') {
    const size = unit === 'month' ? 1 : 3;
    const units = [...lastOf(a, (date) => `${date.slice(0, 4)} ${Math.ceil(Number(date.slice(5, 7)) / size)}`)];
    const own = units.at(-1)?.[0].slice(5);
    return units.flatMap(([name, end], place) => (name.slice(5) === own ? change(end, units[place - 1]?.[1]) : []));
  }
  return years.flatMap((year) => {
    const before = halves.get(`${Number(year) - 1} 2`);
    if (part === 'first-half') return change(halves.get(`${year} 1`), before);
    if (part === 'second-half') return change(halves.get(`${year} 2`), halves.get(`${year} 1`));
    const own = a.flatMap((close, t) => (dates[t]?.startsWith(year) === true ? [{ date: dates[t] ?? '', close }] : []));
    const wanted = part === 'to-date' ? dates.slice(0, a.length).filter((date) => date.startsWith(years.at(-1) ?? '')).length : count;
    return change(own[wanted - 1], before);
  });
}

const cases = fc.record({
  a: closes,
  part: fc.constantFrom('same', 'first-half', 'second-half', 'first-sessions', 'to-date'),
  partSessions: fc.constantFrom(1, 5, 60, 200),
  month: fc.boolean(),
  direction: fc.constantFrom('up', 'down'),
  comparison: fc.constantFrom('largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'ever', 'figure'),
  count: fc.constantFrom(1, 2, 3),
  since: fc.constantFrom('', '2017', '2018', '2018-06'),
  atLeast: fc.constantFrom('', '5', '20'),
});

describe('a part of every year compared with itself', () => {
  it('comes to what its words say, year by year, with verdicts of both kinds for each part', () => {
    const unseen = new Set(
      ['same', 'first-half', 'second-half', 'first-sessions', 'to-date'].flatMap((part) => [`${part} holds`, `${part} fails`]),
    );
    fc.assert(
      fc.property(cases, ({ a, part, partSessions, month, direction, comparison, count, since, atLeast }) => {
        const unit = part === 'same' ? (month ? 'month' : 'quarter') : 'year';
        const compared = listCompared(a, part, partSessions, unit);
        const said = comparison === 'ever' || comparison === 'figure' ? ((compared.at(-1)?.value ?? 0) * 100).toFixed(2) : '';
        fc.pre(compared.length > 0);
        const words = { measure: 'return', direction, comparison, since, said, atLeast } as const;
        const parsed = claim.params.safeParse({
          ...words,
          symbol: 'AAA',
          unit,
          part,
          partSessions: String(partSessions),
          sessions: '1',
          count: String(count),
          returns: 'price',
        });
        fc.pre(parsed.success);
        const { verdict } = claim.compute(makeSampledContext(makeMarket(from, { AAA: a }), claim.sampling?.(parsed.data)), parsed.data);
        // As if nothing but these had happened, one after the other.
        const chained = compared.reduce<number[]>((all, { value }) => [...all, (all.at(-1) ?? NaN) * (1 + value)], [100]);
        const naive: NaiveClaim = {
          ...words,
          dates: [from, ...compared.map(({ date }) => date)],
          a: chained,
          b: null,
          sessions: 1,
          thresholdPct: 0,
          spread: 'pp',
          figure: 'pct',
          distanceIn: 'pct',
          next: '',
          formula: 'averages',
          quadrant: 'leading',
          ties: 'exclude',
          average: 20,
          fast: 'close',
          count,
          horizon: 1,
          policy: 'all',
          statistic: 'mean',
          within: 'all',
          side: 'near',
          isRounded: false,
        };
        const expected = judgeNaively(naive);
        const kind = expected.holds === null ? 'cannot_check' : expected.holds ? 'holds' : 'fails';
        unseen.delete(`${part} ${kind}`);
        // What is rounded to its threshold is the law of claims.
        if (verdict?.kind !== 'holds_only_under') expect(verdict?.kind, JSON.stringify({ part, comparison, unit })).toBe(kind);
        if (verdict?.kind === 'holds' || verdict?.kind === 'fails') expect(verdict.figure ?? NaN).toBeCloseTo(expected.figure, 8);
      }),
      { numRuns: 250, seed: 10 },
    );
    expect([...unseen]).toEqual([]);
  });

  it('never changes with what comes after', () => {
    fc.assert(
      fc.property(
        closes,
        fc.constantFrom('first-half', 'second-half', 'first-sessions', 'to-date'),
        fc.integer({ min: 400, max: 499 }),
        (a, part, end) => {
          const params = claim.params.parse({ measure: 'return', symbol: 'AAA', unit: 'year', part, sessions: '1', comparison: 'largest' });
          const asOf = parseSessionDate(dates[end] ?? '');
          const [short, long] = [a.slice(0, end + 1), a].map((values) => cutMarket(makeMarket(from, { AAA: values }), asOf));
          if (short === undefined || long === undefined) throw new Error('two markets');
          const answer = (market: typeof short) => claim.compute(makeSampledContext(market, claim.sampling?.(params)), params);
          expect(answer(long)).toEqual(answer(short));
        },
      ),
      { numRuns: 20 },
    );
  });
});
