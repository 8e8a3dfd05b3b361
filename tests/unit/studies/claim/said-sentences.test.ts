import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { comparisons } from '@/lib/studies/measure/comparisons';
import { describeMeasure, measureNames } from '@/lib/studies/measure/measures';
import { makeRandomMarket } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { cutMarket } from '@/lib/market/cut-market';
import { makeSampledContext } from '@/tests/support/sampled-context';

const market = withRandomUniverses(makeRandomMarket(3, 420, false), 7, { memberCount: 12, holes: false });

// Every choice of the later ones is met with every measure and comparison in turn; to be read as a reader would, whenever the words change.
const variants: readonly Readonly<Record<string, string>>[] = [
  { since: '2022', said: '3', count: '2', sessions: '5' },
  {
    direction: 'down',
    sessions: '1',
    count: '1',
    thresholdPct: '0',
    ties: 'include',
    atLeast: '1',
    price: 'close',
    spread: 'ratio',
    horizon: '1',
    said: '1',
    indicator: 'ad-percent',
  },
  {
    direction: 'down',
    figure: 'points',
    sessions: '20',
    count: '13',
    thresholdPct: '0.5',
    atLeast: '0.5',
    distanceIn: 'sigma',
    deviation: 'sample',
    price: 'high',
    spread: 'pp',
    returns: 'price',
    statistic: 'median',
    since: '2022-03',
    indicator: 'zweig-thrust',
  },
  {
    versus: '',
    sessions: '2',
    count: '3',
    atLeast: '40',
    spread: 'log',
    universe: 'indices',
    policy: 'first-in-horizon',
    statistic: 'share-higher',
    horizon: '21',
    since: '2022-03-01',
    said: '-2.5',
    indicator: 'mcclellan',
    members: 'nyse',
  },
  { unit: 'week', sessions: '1', thresholdPct: '0', since: '2022-03', said: '3', count: '2', horizon: '52' },
  {
    unit: 'month',
    direction: 'down',
    figure: 'points',
    versus: '',
    sessions: '1',
    atLeast: '2',
    ties: 'include',
    thresholdPct: '0',
    price: 'close',
    spread: 'pp',
    count: '1',
    horizon: '1',
    said: '1',
  },
  {
    unit: 'week',
    running: 'to-date',
    direction: 'down',
    sessions: '3',
    atLeast: '1',
    thresholdPct: '1',
    price: 'high',
    count: '3',
    horizon: '4',
  },
  {
    unit: 'quarter',
    sessions: '2',
    thresholdPct: '0',
    atLeast: '40',
    versus: '',
    distanceIn: 'sigma',
    deviation: 'sample',
    count: '1',
    horizon: '4',
    said: '2',
  },
  { unit: 'year', running: 'to-date', sessions: '1', thresholdPct: '0', price: 'close', count: '2', horizon: '1', said: '2' },
  { unit: 'month', part: 'same', sessions: '1', count: '2', said: '3' },
  { unit: 'year', part: 'first-sessions', partSessions: '5', sessions: '1', direction: 'down', since: '2022', atLeast: '1' },
  { unit: 'year', part: 'to-date', sessions: '1', count: '1', said: '1' },
  { unit: 'week', within: 'year', sessions: '1', thresholdPct: '0', said: '2', side: 'more-than', count: '2' },
  {
    on: '2022-09-13',
    sessions: '1',
    direction: 'down',
    thresholdPct: '1',
    atLeast: '2',
    average: '20',
    fast: 'close',
    said: '4',
    side: 'less-than',
  },
  { direction: 'either', versus: '', thresholdPct: '2', sessions: '2', count: '2', since: '2022' },
];

function tell(asOf: number): string[] {
  const end = market.sessions[asOf];
  const known = end === undefined ? market : cutMarket(market, end);
  return measureNames.flatMap((measure) =>
    comparisons.flatMap((comparison) =>
      variants.flatMap((variant) => {
        // That a measure has two sides alone is refused once for all of its comparisons.
        if (variant['direction'] === 'either' && describeMeasure(measure).isEitherWay !== true && comparison !== 'largest') return [];
        const parsed = claim.params.safeParse({ symbol: 'RUT', versus: 'SPX', ...variant, measure, comparison });
        if (!parsed.success)
          return [
            `[${measure} ${comparison}] ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
          ];
        const [headline] = claim.compute(makeSampledContext(known, claim.sampling?.(parsed.data)), parsed.data).headlines;
        return [`${headline?.text ?? ''}${headline?.detail === '' ? '' : ` / ${headline?.detail ?? ''}`}`];
      }),
    ),
  );
}

const said = [...new Set(tell(400))];

describe('the sentences of claims', () => {
  it('read as they are kept for review', async () => {
    expect(said.length).toBeGreaterThan(250);
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot('said-sentences.txt');
  });

  it('have no number where a word is due, no plural of one and no article that stumbles', () => {
    for (const text of said.filter((line) => !line.startsWith('['))) {
      for (const wrong of [
        /\b1 (sessions|points|times|records|rows|deviations)\b/,
        /\bone (sessions|gains|losses|events have)\b/,
        /\bzero\b/,
        /\ba (?=[aeio])(?!one\b)/i,
        /\ban (?=[bcdfgjkpqtvwz])/i,
        / {2}|undefined|NaN|\.\.|,,/,
        /start of the data/,
      ]) {
        expect(text).not.toMatch(wrong);
      }
    }
  });
});
