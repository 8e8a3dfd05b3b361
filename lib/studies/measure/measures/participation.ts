import { formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { participation } from '@/lib/metrics';
import { listUniverseSymbols } from '@/lib/market/groups';
import type { StudyPanel } from '../../kit/study-series';
import type { Measure } from '../measure';
import type { MeasureParts } from '../measure-parts';
import { withSpan } from '../measured-values';
import { sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';

function measureShare(sessionCount: number, panel: StudyPanel, windowSessions: number): Float64Array {
  const series = panel.series.map((item) => item.closes);
  // A universe speaks from the first session on which all of it is listed, never from when one member was alone (G7).
  const start = Math.max(-1, ...panel.series.map((item) => item.first));
  const { above, aboveEligible } = participation({ sessionCount, series }, { windowSessions, withinFraction: 0, highSessions: 1 });
  // And for all of it: one may be missing, else a share of two would be ranked with those of seven.
  const least = panel.series.length - 1;
  const shares = new Float64Array(above.length);
  for (let t = 0; t < shares.length; t += 1) {
    const eligible = aboveEligible[t] ?? 0;
    shares[t] = t < start || eligible < least ? NaN : (above[t] ?? NaN) / eligible;
  }
  return shares;
}

function nameUniverse({ universe }: Pick<MeasureParts, 'universe'>): string {
  return universe === 'mag7' ? 'the Magnificent 7' : 'the four indices';
}

/** The share of a few instruments that are above their mean of `sessions` closes. **Units** fractions. **Missing** before all are listed, and where more than one has no mean. */
export const participationMeasure = {
  id: 'participation',
  label: 'Participation',
  about: 'share of the universe above the mean of the window',
  of: 'group',
  kind: 'place',
  parts: ['universe', 'sessions', 'direction'],
  fewest: { sessions: 2, why: 'a mean has 2 to 2520 closes' },
  usual: { sessions: 50, threshold: () => 10 },
  symbols: ({ universe }) => listUniverseSymbols(universe),
  unit: () => 'pct',
  series: ({ context, panel, choice }) => withSpan(measureShare(context.market.sessions.length, panel, choice.sessions)),
  noun: (said) => [
    word('measure', 'share'),
    ' of ',
    word('universe', nameUniverse(said)),
    ' above their ',
    word('sessions', `${said.sessions}-session mean`),
  ],
  event: (rule, { size }) => {
    const { sessions, trigger, direction } = rule;
    const up = direction === 'up';
    const share = trigger === 'extreme' ? '' : ` of ${size}% or ${up ? 'more' : 'less'}`;
    const named = `share${share} of ${nameUniverse(rule)} above their ${sessions}-session mean`;
    return trigger === 'extreme' ? `the ${up ? 'highest' : 'lowest'} ${named} to date` : `a ${named}`;
  },
  title: ({ sessions }) => `Share above the ${sessions}-session mean`,
  fact: (market, told) => {
    const {
      choice: { universe, sessions, direction },
      found,
    } = told;
    const of = universe === 'mag7' ? 'the Magnificent 7 stocks' : 'the four indices (S&P 500, Russell 2000, Nasdaq-100, Magnificent 7)';
    const who = found.value === 0 ? 'None' : found.value === 1 ? 'All' : formatPercent(toPercent(found.value), { decimals: 0 });
    const standing = sayStanding(market, told, direction === 'up' ? 'largest share' : 'smallest share');
    return {
      sentence: `${who} of ${of} closed above their ${sessions}-session mean: ${standing}.`,
      title: `${universe === 'mag7' ? 'Magnificent 7' : 'Indices (4)'} above their ${sessions}-session mean`,
    };
  },
  slug: ({ universe, sessions }) => [universe, 'participation', sessions],
} as const satisfies Measure;
