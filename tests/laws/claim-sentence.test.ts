import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { comparisons } from '@/lib/studies/measure/comparisons';
import { readSentence } from '@/lib/studies/after/claim/claim-sentence';
import { describeMeasure, measureNames } from '@/lib/studies/measure/measures';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import { listParameters } from '@/lib/view/parameter-schema';
import { makeRandomMarket } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { makeSampledContext } from '@/tests/support/sampled-context';

const market = withRandomUniverses(makeRandomMarket(5, 520, true), 7, { memberCount: 12, holes: false });

const free: Readonly<Record<string, readonly string[]>> = {
  symbol: ['SPX', 'RUT', 'AAPL', 'M7'],
  versus: ['', 'SPX', 'NVDA'],
  sessions: ['1', '2', '3', '20'],
  thresholdPct: ['0', '0.5', '1'],
  count: ['1', '2', '3', '5'],
  windowSessions: ['2', '21'],
  top: ['1', '3'],
  since: ['', '2021', '2022', '2022-11', '2023-01-03'],
  on: ['', '2022-11-01', '2022-11-05', '2022-11-08'],
  said: ['', '1', '-1', '2.5', '40'],
  atLeast: ['', '0.5', '1', '40', '-1', '60'],
  horizon: ['1', '5', '21'],
  partSessions: ['1', '5', '20'],
  sector: ['all', 'energy', 'utilities', 'nowhere'],
  and: ['', 'return,symbol:SPX,sessions:1,direction:down,atLeast:1', 'streak,symbol:AAPL,sessions:2,thresholdPct:0'],
};
const parameters = listParameters(claim).filter(({ shared }) => !shared);
const choices = parameters.map(
  ({ name, options }) => [name, options.length > 0 ? options.map(({ value }) => value) : (free[name] ?? [])] as const,
);

// These have a say in one indicator alone: chosen with it, so that they are met.
const ofOneIndicator: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  adjust: { measure: 'breadth', indicator: 'mcclellan' },
  mean: { measure: 'breadth', indicator: 'zweig-thrust' },
  variant: { measure: 'breadth', indicator: 'hindenburg' },
  average: { measure: 'breadth', indicator: 'above-average' },
  windowSessions: { measure: 'breadth', indicator: 'dispersion' },
  sector: { measure: 'breadth', indicator: 'above-average', members: 'sp500' },
  top: { measure: 'breadth', indicator: 'top-weight' },
  versus: { measure: 'outperformance', symbol: 'RUT' },
  and: { measure: 'streak', comparison: 'first-since' },
  figure: { measure: 'return' },
  fast: { measure: 'cross', average: '200' },
  indicator: { measure: 'breadth' },
  members: { measure: 'breadth' },
  statistic: { comparison: 'afterwards' },
  on: { measure: 'swing', thresholdPct: '0', comparison: 'happened' },
  side: { measure: 'return', comparison: 'figure', said: '1' },
  distanceIn: { measure: 'distance' },
  formula: { measure: 'quadrant', symbol: 'RUT', versus: 'SPX', comparison: 'count-this-year' },
  quadrant: { measure: 'quadrant', symbol: 'RUT', versus: 'SPX', comparison: 'count-this-year' },
  running: { measure: 'return', unit: 'week' },
  universe: { measure: 'participation' },
  ties: { measure: 'record', comparison: 'count-this-year' },
  price: { measure: 'record', comparison: 'count-this-year' },
  horizon: { measure: 'streak', comparison: 'afterwards' },
  part: { measure: 'return', unit: 'year', sessions: '1', part: 'all' },
  partSessions: { measure: 'return', unit: 'year', sessions: '1', part: 'first-sessions' },
  deviation: { measure: 'distance', distanceIn: 'sigma' },
  spread: { measure: 'outperformance', versus: 'NVDA', symbol: 'SPX' },
};

const texts = fc.record(Object.fromEntries(choices.map(([name, values]) => [name, fc.constantFrom(...values)])));
const cases = fc.record({
  texts,
  measure: fc.constantFrom(...measureNames),
  comparison: fc.constantFrom(...comparisons),
  asOf: fc.integer({ min: 345, max: 519 }),
  changed: fc.constantFrom(...choices).chain(([name, values]) => fc.record({ name: fc.constant(name), value: fc.constantFrom(...values) })),
  basis: fc.constantFrom('price', 'price', 'total'),
});

function sampledAt(on: Market, asOf: number, sampling: Parameters<typeof makeSampledContext>[1]) {
  const end = on.sessions[asOf];
  return makeSampledContext(end === undefined ? on : cutMarket(on, end), sampling);
}

function judge(on: Market, asOf: number, given: Readonly<Record<string, string>>, basis: 'price' | 'total') {
  const parsed = claim.params.safeParse(given);
  if (!parsed.success) return null;
  const { verdict, events, rows } = claim.compute({ ...sampledAt(on, asOf, claim.sampling?.(parsed.data)), basis }, parsed.data);
  if (verdict === undefined) throw new Error('a claim has a verdict');
  const { sentence, ...found } = verdict;
  // What is known later than a day that is named tells when it was so next, and no verdict.
  const told = (given['on'] ?? '') === '' ? { events: events?.rows, rows } : {};
  return { sentence: readSentence(sentence), found: { ...found, ...told } };
}

describe('the sentence of a claim', () => {
  it('says everything that can change its verdict, its figure or its rows', () => {
    const met = new Set<string>();
    const moved = new Set<string>();
    fc.assert(
      fc.property(cases, ({ texts: words, measure, comparison, asOf, changed, basis }) => {
        const chosen = { ...words, part: 'all', and: '', measure, comparison, ...ofOneIndicator[changed.name] };
        // Of what is refused nothing is said.
        const isOfUnits = measureNames.some((name) => name === chosen.measure && describeMeasure(name).isOfUnits === true);
        const given = isOfUnits ? chosen : { ...chosen, unit: 'session' };
        const before = judge(market, asOf, given, basis);
        const after = judge(market, asOf, { ...given, [changed.name]: changed.value }, basis);
        fc.pre(before !== null && after !== null);
        // Of all data, and since the time that the session still lies in, both are "the largest", as the first of n is: comparisons with one
        // sentence, whose evidence is listed in two ways.
        const since = words['since'] ?? '';
        const isWhole = since.length < 10 && (market.sessions[asOf] ?? '').slice(0, since.length) <= since;
        const names = [comparison, changed.name === 'comparison' ? changed.value : comparison];
        const isLargest = names.some((name) => name === 'largest' || (name === 'nth' && words['count'] === '1'));
        fc.pre(!(isLargest && isWhole && names.includes('highest-since')));
        met.add(`${given.measure} ${comparison}`);
        if (before.sentence !== after.sentence) moved.add(changed.name);
        else expect(after.found, `${before.sentence} ${changed.name}=${changed.value}`).toEqual(before.found);
      }),
      { numRuns: 1500, seed: 5 },
    );
    // Every parameter was seen to change a sentence, and most pairs were met.
    expect(choices.map(([name]) => name).filter((name) => !moved.has(name))).toEqual([]);
    expect(met.size).toBeGreaterThan(45);
  });
});
