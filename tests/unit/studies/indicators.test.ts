import { describe, expect, it } from 'vitest';
import { toShown } from '@/lib/format/percent-units';
import { claim } from '@/lib/studies/after/claim/study';
import { claimParams } from '@/lib/studies/after/claim/params';
import { cutMarket } from '@/lib/market/cut-market';
import { scanFacts } from '@/lib/studies/after/facts/scan-facts';
import { forward } from '@/lib/studies/after/forward/study';
import { describeEvent } from '@/lib/studies/measure/describe-event';
import { forwardParams } from '@/lib/studies/after/forward/params';
import { settleThreshold, toMeasureChoice } from '@/lib/studies/measure/event-rule';
import type { Market } from '@/lib/market/market';
import { indicatorNames, type IndicatorName } from '@/lib/studies/measure/indicators';
import { measureSeries } from '@/lib/studies/measure/measure-series';
import { writeClaimQuery } from '@/lib/studies/measure/write-claim-query';
import { studies } from '@/lib/studies/registry';
import { judgeBrute } from '@/tests/support/brute-claim';
import { makeRandomMarket } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { makeContext } from '@/tests/support/study-context';

const length = 700;

/** Members without holes, the first of them a stock of the Magnificent 7. */
function makeMarket(): Market {
  const made = withRandomUniverses(makeRandomMarket(1, length, false), 7, { memberCount: 24, holes: false });
  const universes = [...made.universes].map(([id, universe]) => {
    const { panel } = universe;
    return [
      id,
      panel === null
        ? universe
        : {
            ...universe,
            panel: { ...panel, members: panel.members.map((member, i) => (i === 0 ? { ...member, symbol: 'AAPL' } : member)) },
          },
    ] as const;
  });
  return { ...made, universes: new Map(universes) };
}
const market = makeMarket();

/** Counts of the NYSE that end in a thrust of every name: weeks of declines, then nine sessions of advances. */
function withThrust(): Market {
  const nyse = market.universes.get('nyse');
  if (nyse?.counts === null || nyse === undefined) throw new Error('the made market has no counts');
  const [up, down] = [new Float64Array(length).fill(1500), new Float64Array(length).fill(1400)];
  for (let t = length - 30; t < length - 9; t += 1) [up[t], down[t]] = [600, 2300];
  for (let t = length - 9; t < length; t += 1) [up[t], down[t]] = [2600, 300];
  return {
    ...market,
    universes: new Map(market.universes).set('nyse', { ...nyse, counts: { ...nyse.counts, advances: up, declines: down } }),
  };
}
const thrusting = withThrust();

type Query = Readonly<Record<string, string>>;
const measureOf = (query: Query, of = market) =>
  measureSeries(makeContext(of), toMeasureChoice(forwardParams.parse({ measure: 'breadth', ...query })));
const ofStudy = (id: string, query: Query, of = market) => {
  const study = studies.find((item) => item.id === id);
  if (study === undefined) throw new Error(`no study ${id}`);
  return study.compute(makeContext(of), study.params.parse({ universe: 'sp500', ...query }));
};

/** The study that shows each indicator, and with which parameters; an event stands in its table of triggers. */
const shownBy: Readonly<Record<IndicatorName, readonly [study: string, query: Query, own?: Query]>> = {
  'above-average': ['above-average', { windowSessions: '50' }, { average: '50' }],
  'ad-percent': ['advance-decline', { show: 'percent' }],
  'ad-line': ['advance-decline', { show: 'line' }],
  'net-highs': ['highs-lows', { show: 'net' }],
  'record-high': ['highs-lows', { show: 'share' }],
  'high-low-index': ['highs-lows', { show: 'index' }],
  mcclellan: ['mcclellan', { show: 'oscillator', adjust: 'raw' }, { adjust: 'raw' }],
  summation: ['mcclellan', { show: 'summation' }],
  'zweig-thrust': ['thrusts', { which: 'zweig', mean: 'sma' }, { mean: 'sma' }],
  'deemer-thrust': ['thrusts', { which: 'deemer' }],
  'whaley-thrust': ['thrusts', { which: 'whaley' }],
  hindenburg: ['hindenburg', { variant: '2.8' }, { variant: '2.8' }],
  dispersion: ['dispersion', { show: 'deviation', sessions: '5' }, { windowSessions: '5' }],
  correlation: ['dispersion', { show: 'correlation', windowSessions: '21' }, { windowSessions: '21' }],
  'mag7-weight': ['concentration', { show: 'mag7' }],
  'top-weight': ['concentration', { show: 'top', top: '3' }, { top: '3' }],
  'effective-number': ['concentration', { show: 'effective' }],
  'equal-weight': ['equal-vs-cap', { mode: 'computed', sessions: '10' }, { windowSessions: '10' }],
};

describe('every indicator', () => {
  it.each(indicatorNames)('%s is what its study shows', (indicator) => {
    const [study, query, own = {}] = shownBy[indicator];
    const { values, unit } = measureOf({ indicator, ...own });
    const { rows } = ofStudy(study, query);
    if (unit === 'sessions') {
      for (const members of ['sp500', 'nyse']) {
        const dates = Array.from(measureOf({ indicator, ...own, members }, thrusting).values).flatMap((gap, t) =>
          Number.isNaN(gap) ? [] : [thrusting.sessions[t]],
        );
        expect(dates).toEqual(ofStudy(study, { ...query, universe: members }, thrusting).events?.rows.map((row) => row['date']));
        if (members === 'nyse' && indicator !== 'hindenburg') expect(dates.length).toBeGreaterThan(0);
      }
      return;
    }
    const shown = new Map(rows.map((row) => [row['date'], row['value']]));
    const told = market.sessions.flatMap((date, t) =>
      Number.isNaN(values[t] ?? NaN) ? [] : [[date, toShown(values[t] ?? NaN, unit)] as const],
    );
    expect(told.length).toBeGreaterThan(300);
    expect(told.length).toBe([...shown.values()].filter((value) => value !== null).length);
    // The study counts net new highs, a rule takes their share of the members that have a year of closes.
    const isCounted = indicator === 'net-highs';
    const eligible = new Map(rows.map((row) => [row['date'], Number(row['eligible'])]));
    for (const [date, value] of told)
      expect(isCounted ? (value / 100) * (eligible.get(date) ?? NaN) : value).toBeCloseTo(Number(shown.get(date)), 8);
  });

  it('links a signal to what happened next only where the rule is the same there', () => {
    const linked = (study: string, query: Query) => ofStudy(study, { ...query, universe: 'nyse' }, thrusting).tables?.[0]?.link?.query;
    expect(linked('thrusts', { which: 'deemer' })).toBe('measure=breadth&members=nyse&indicator=deemer-thrust&atLeast=0&last=max');
    expect(linked('thrusts', { which: 'deemer', spacing: '5' })).toBeUndefined();
    // Spacing has no say in the others.
    expect(linked('thrusts', { which: 'zweig', mean: 'sma', spacing: '5' })).toBe(
      'measure=breadth&members=nyse&indicator=zweig-thrust&atLeast=0&mean=sma&last=max',
    );
    expect(linked('thrusts', { which: 'whaley', minCoveragePct: '50' })).toBeUndefined();
    expect(linked('hindenburg', { minCoveragePct: '50' })).toBeUndefined();
    expect(linked('hindenburg', {})).toContain('indicator=hindenburg');
  });

  it.each(indicatorNames)('%s reads nothing later than its session (G9)', (indicator) => {
    const kept = 520;
    const cut = cutMarket(market, market.sessions[kept - 1] ?? market.sessions[0] ?? ('' as never));
    expect(Array.from(measureOf({ indicator }, cut).values)).toEqual(Array.from(measureOf({ indicator }).values.subarray(0, kept)));
  });

  it.each(indicatorNames)('%s has a claim whose link says all of it', (indicator) => {
    const choice = toMeasureChoice(
      forwardParams.parse({
        measure: 'breadth',
        indicator,
        average: '50',
        windowSessions: '10',
        top: '3',
        adjust: 'raw',
        mean: 'sma',
        variant: '2.8',
        members: 'sp500',
      }),
    );
    const query = writeClaimQuery(market, 'price', { choice, comparison: { name: 'largest', count: null, since: null }, atLeast: null });
    const read = claimParams.parse(Object.fromEntries(new URLSearchParams(query)));
    const again = toMeasureChoice(
      forwardParams.parse(Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name !== 'comparison' && name !== 'asOf'))),
    );
    expect(read.comparison).toBe('largest');
    const series = (of: typeof choice) => Array.from(measureSeries(makeContext(market), of).values);
    expect(series(again)).toEqual(series(choice));
  });
});

describe('a rule in words', () => {
  it('names the longest wait for a signal', () => {
    const params = settleThreshold(forwardParams.parse({ measure: 'breadth', indicator: 'hindenburg', trigger: 'extreme' }));
    expect(describeEvent(params, { owner: null, other: '' })).toBe(
      'the longest wait for a Hindenburg omen (2.2%) of S&P 500 members to date',
    );
  });

  const told = (query: Query) =>
    forward.compute(makeContext(market), forwardParams.parse({ measure: 'breadth', ...query })).headlines[0]?.text ?? '';
  it.each([
    ['ad-line', { trigger: 'extreme' }, 'the highest A/D line of S&P 500 members to date'],
    ['record-high', { atLeast: '80' }, 'a Record High percentage of S&P 500 members of 80% or more'],
    ['high-low-index', { atLeast: '20', direction: 'down' }, 'a High-Low Index of S&P 500 members of 20% or less'],
    ['mcclellan', { atLeast: '100' }, 'a ratio-adjusted McClellan oscillator of S&P 500 members of 100 or more'],
    ['mcclellan', { atLeast: '100', direction: 'down', adjust: 'raw' }, 'a raw McClellan oscillator of S&P 500 members of −100 or less'],
    ['summation', { atLeast: '800', direction: 'down' }, 'a ratio-adjusted McClellan summation index of S&P 500 members of 800 or less'],
    ['deemer-thrust', { atLeast: '0' }, 'a Deemer breakaway momentum signal of S&P 500 members'],
    ['whaley-thrust', { atLeast: '21' }, 'a Whaley breadth thrust of S&P 500 members at least 21 sessions after the one before'],
    ['hindenburg', { atLeast: '0', variant: '2.8' }, 'a Hindenburg omen (2.8%) of S&P 500 members'],
    ['dispersion', { atLeast: '5', windowSessions: '5' }, 'a dispersion of the 5-session returns of S&P 500 members of 5% or more'],
    ['correlation', { atLeast: '0.3' }, 'a 63-session mean correlation of S&P 500 members of 0.3 or more'],
    ['correlation', { atLeast: '0.3', windowSessions: '84' }, 'an 84-session mean correlation of S&P 500 members of 0.3 or more'],
    ['mag7-weight', { atLeast: '4' }, 'a weight of the Magnificent 7 among S&P 500 members of 4% or more'],
    ['top-weight', { atLeast: '30', top: '1' }, 'a weight of the largest of S&P 500 members of 30% or more'],
    ['effective-number', { atLeast: '20', direction: 'down' }, 'an effective number of S&P 500 members of 20 or less'],
    [
      'equal-weight',
      { atLeast: '1', direction: 'down' },
      'a 63-session lead of an equal weight in S&P 500 members over their index of −1 point or less',
    ],
  ] as const)('%s', (indicator, query, words) => {
    expect(told({ indicator, ...query })).toContain(words);
  });
});

describe('what an indicator lacks', () => {
  const ask = (query: Query, of = market) => {
    const { verdict, flags } = claim.compute(makeContext(of), claimParams.parse({ measure: 'breadth', comparison: 'largest', ...query }));
    return { kind: verdict?.kind, missing: verdict?.missing, messages: flags.map(({ message }) => message) };
  };

  it.each(['above-average', 'dispersion', 'mag7-weight', 'equal-weight'])('%s of ready-made counts needs constituents', (indicator) => {
    const { kind, missing, messages } = ask({ indicator, members: 'nyse' });
    expect(kind).toBe('cannot_check');
    expect(missing).toMatch(/^Needs constituents\./);
    expect(messages.filter((message) => message.includes('constituents'))).toHaveLength(1);
  });

  it('weights that are not stored are named, with how to store them', () => {
    const universes = new Map(
      [...market.universes].map(
        ([id, universe]) =>
          [
            id,
            universe.panel === null
              ? universe
              : {
                  ...universe,
                  panel: { ...universe.panel, members: universe.panel.members.map((member) => ({ ...member, weights: null })) },
                },
          ] as const,
      ),
    );
    const { kind, missing } = ask({ indicator: 'top-weight' }, { ...market, universes });
    expect(kind).toBe('cannot_check');
    expect(missing).toBe('Needs weights of the S&P 500, and none are stored.');
  });

  it('an omen and a lead need the index', () => {
    const { series, ...rest } = market;
    const without: Market = { ...rest, series: new Map([...series].filter(([symbol]) => symbol !== 'SPX')) };
    for (const indicator of ['hindenburg', 'equal-weight'])
      expect(ask({ indicator }, without).missing).toMatch(/^Needs the closes of SPX, the index of the S&P 500/);
  });

  it('one return has no correlation', () => {
    expect(ask({ indicator: 'correlation', windowSessions: '1' }).kind).toBe('cannot_check');
  });
});

describe('claims about signals', () => {
  it('try the other variant of an omen and the raw summation', () => {
    const idsOf = (indicator: string) =>
      claim
        .compute(makeContext(market), claimParams.parse({ measure: 'breadth', comparison: 'largest', indicator }))
        .tables?.[0]?.rows.map((row) => row['definition']);
    expect(idsOf('hindenburg')).toEqual(['', 'variant=2.8']);
    expect(idsOf('summation')).toEqual(['', 'adjust=raw']);
    expect(idsOf('dispersion')).toEqual(['']);
  });

  it.each([
    ['ever', { indicator: 'ad-percent', said: '90' }, /The highest AD percent of the S&P 500 members up to .* was 90%\.$/],
    [
      'ever',
      { indicator: 'equal-weight', direction: 'down', said: '-3' },
      /The lowest 63-session lead of an equal weight in the S&P 500 members over their index up to .* was −3 points\.$/,
    ],
    [
      'afterwards',
      { indicator: 'ad-percent', atLeast: '80', said: '5' },
      /After the AD percent of the S&P 500 members was 80% or more, the mean return of the SPX over the next 252 sessions was 5%/,
    ],
    [
      'afterwards',
      { indicator: 'hindenburg', said: '5' },
      /After a Hindenburg omen \(2\.2%\) of the S&P 500 members, the mean return of the SPX/,
    ],
  ] as const)('read as a sentence: %s %o', (comparison, query, words) => {
    expect(claim.compute(makeContext(market), claimParams.parse({ measure: 'breadth', comparison, ...query })).headlines[0]?.text).toMatch(
      words,
    );
  });

  it('speak of the wait between them', () => {
    const { headlines } = claim.compute(
      makeContext(market),
      claimParams.parse({ measure: 'breadth', comparison: 'ever', indicator: 'whaley-thrust', said: '40' }),
    );
    expect(headlines[0]?.text).toMatch(/The longest wait for a Whaley breadth thrust of the S&P 500 members up to .* was 40 sessions\.$/);
  });
});

describe('a thrust as a notable fact', () => {
  const whole = thrusting;
  const triggers = Array.from(measureOf({ indicator: 'zweig-thrust', members: 'nyse' }, whole).values).flatMap((gap, t) =>
    Number.isNaN(gap) ? [] : [t],
  );

  it('is told on its session, is true the plain way and as a claim, and on no other session', () => {
    expect(triggers).toHaveLength(1);
    const at = triggers[0] ?? -1;
    const on = (t: number) => {
      const cut = cutMarket(whole, whole.sessions[t] ?? ('' as never));
      return { cut, fact: scanFacts(cut, { basis: 'price', top: 100 })?.facts.find(({ id }) => id.includes('zweig-thrust')) };
    };
    const { cut, fact } = on(at);
    expect(fact?.sentence).toMatch(/^Zweig breadth thrust of NYSE issues: the only one since .*, where its counts begin\.$/);
    expect(judgeBrute(cut, fact?.claimQuery ?? '')).toBe(true);
    const own = Object.fromEntries([...new URLSearchParams(fact?.claimQuery)].filter(([name]) => name !== 'asOf'));
    const { verdict, headlines } = claim.compute(makeContext(cut), claim.params.parse(own));
    expect(verdict?.kind).toBe(fact?.robust === 'all definitions' || fact?.robust === 'by the exponential mean only' ? 'holds' : '');
    expect(headlines[0]?.text).toContain('The Zweig breadth thrust of the NYSE issues');
    expect(on(at + 1).fact).toBeUndefined();
    expect(on(at - 1).fact).toBeUndefined();
  });
});
