import { capitalise } from '@/lib/format/capitalise';
import type { averageWindows } from '@/lib/market/universe/universe';
import { quadrants, rotationFormulas } from '@/lib/metrics';
import { formulaNames } from '../kit/formula-words';
import { choiceParam, integerParam, numberParam, optionalSymbolParam, symbolParam, type Conditions } from '../kit/params';
import { measuredUniverseParam, sectorParam } from '../kit/universe/universe-params';
import { describeIndicator, indicatorNames, listIndicators, sectoredIndicators, windowedIndicators } from './indicators';
import type { MeasurePart } from './measure-parts';
import { listMeasures, listReaders, measureNames, measures, type MeasureName } from './measures';

const averageTexts = ['20', '50', '100', '200'] as const satisfies readonly `${(typeof averageWindows)[number]}`[];

const ofUniverse = listMeasures(({ of }) => of === 'universe');

/** The direction of a measure, which has a say in those named, in every breadth that is no event, and where `also` says so. */
export function directionParam(named: readonly MeasureName[], also: readonly Conditions[] = []) {
  return choiceParam(['up', 'down', 'either'], 'up', ['Up', 'Down', 'Either'], {
    label: 'Direction',
    description:
      'up looks for gains, leads and highs, down for losses, lags and lows, of ways from a low to a record for the fastest; either counts moves to both sides alike, in a run, a wait or a tally of them.',
    optionsWhen: { either: [{ measure: listMeasures(({ isEitherWay }) => isEitherWay === true), versus: [''] }] },
    appliesWhen: [{ measure: named }, { measure: ofUniverse, indicator: listIndicators('event', false) }, ...also],
  });
}

/** Readers of a part that have a say with it where they read `other` too, and where they do not. */
function splitReaders(
  part: MeasurePart,
  other: MeasurePart,
): { readonly both: readonly MeasureName[]; readonly alone: readonly MeasureName[] } {
  const names = listReaders(part);
  const others = listReaders(other);
  return { both: names.filter((name) => others.includes(name)), alone: names.filter((name) => !others.includes(name)) };
}

const deviating = splitReaders('deviation', 'distanceIn');
const tied = splitReaders('ties', 'thresholdPct');

/** Sets that name a measure; one without a measure would never be met. */
function whereNamed(sets: readonly Conditions[]): readonly Conditions[] {
  return sets.filter(({ measure = [] }) => measure.length > 0);
}

/** A standard deviation has a say in what is always one, and in what is told in deviations. */
export const deviationConditions = whereNamed([{ measure: deviating.both, distanceIn: ['sigma'] }, { measure: deviating.alone }]);

/** Ties have a say in a run of moves of any size, and in what has no size at all. */
const tiesConditions = whereNamed([{ measure: tied.both, thresholdPct: ['0'], direction: ['!either'] }, { measure: tied.alone }]);

/** The window that each measure comes with in a form: of a move of weeks, one week. */
const usualSessions = [
  {
    when: {
      measure: listMeasures(({ isWindow, isOfUnits }) => isWindow === true && isOfUnits === true),
      unit: ['week', 'month', 'quarter', 'year'],
    },
    value: '1',
  },
  ...measures.flatMap(({ id, usual: { sessions } }) =>
    sessions === undefined ? [] : [{ when: { measure: [id] }, value: String(sessions) }],
  ),
];

/** The parameters of a measure that leave no definition open; a study adds its own to them. */
export const measureShape = {
  measure: choiceParam(
    measureNames,
    'streak',
    measures.map(({ label }) => label),
    { label: 'Measure', description: `${measures.map(({ id, about }) => `${id}: ${about}`).join('; ')}.` },
  ),
  symbol: symbolParam('RUT', {
    label: 'Instrument',
    description: 'The instrument that is measured.',
    appliesWhen: { measure: listReaders('symbol') },
  }),
  versus: optionalSymbolParam({
    label: 'Against',
    description: 'The other instrument of an outperformance, a quadrant or a relative streak; empty for none.',
    appliesWhen: { measure: listMeasures(({ versus }) => versus !== undefined) },
    neededWhen: [{ measure: listMeasures(({ versus }) => versus === 'needed') }],
  }),
  sessions: integerParam(5, 1, 2520, {
    label: 'Sessions',
    description: 'The window in sessions; of a streak its length.',
    appliesWhen: { measure: listReaders('sessions') },
    usualWhen: usualSessions,
  }),
  direction: directionParam(listReaders('direction')),
  thresholdPct: numberParam(1, 0, 50, {
    label: 'Move of at least',
    description:
      'Smallest move in percent that continues a streak, ends a calm, makes a swing or counts in a tally, or fall that a recovery comes after; 0 counts every move in the direction.',
    unit: 'percent',
    appliesWhen: { measure: listReaders('thresholdPct') },
  }),
  ties: choiceParam(['exclude', 'include'], 'exclude', ['Break', 'Count'], {
    label: 'Ties',
    description: 'Whether an unchanged close continues a streak without a threshold, and an equal close is a record.',
    appliesWhen: tiesConditions,
  }),
  figure: choiceParam(['pct', 'points'], 'pct', ['Percent', 'Points'], {
    label: 'Move in',
    description: 'A gain or a loss in percent of the close that it starts from, or in points: the difference of the two closes.',
    appliesWhen: { measure: listReaders('figure') },
  }),
  distanceIn: choiceParam(['pct', 'sigma'], 'pct', ['Percent', 'Deviations'], {
    label: 'Distance in',
    description: 'A distance in percent of the mean, or in standard deviations of the closes in the window.',
    appliesWhen: { measure: listReaders('distanceIn') },
  }),
  formula: choiceParam(
    rotationFormulas,
    'averages',
    rotationFormulas.map((name) => formulaNames[name]),
    {
      label: 'Formula',
      description: 'The formula of strength and momentum that tells the quadrant, as in rotation.',
      appliesWhen: { measure: listReaders('formula') },
    },
  ),
  quadrant: choiceParam(quadrants, 'leading', quadrants.map(capitalise), {
    label: 'Quadrant',
    description: 'The quadrant that is entered.',
    appliesWhen: { measure: listReaders('quadrant') },
  }),
  universe: choiceParam(['mag7', 'indices'], 'mag7', ['Magnificent 7', 'Indices (4)'], {
    label: 'Universe',
    description: 'Whose members a participation counts.',
    appliesWhen: { measure: listReaders('universe') },
  }),
  indicator: choiceParam(
    indicatorNames,
    'above-average',
    indicatorNames.map((name) => describeIndicator(name).label),
    {
      label: 'Indicator',
      description:
        'What of a universe’s breadth is measured: the share above a mean; net advances in percent, or added up to the A/D line; net new highs in percent; the Record High percentage, its mean the High-Low Index; the McClellan oscillator, or its summation index; sessions since the Zweig, Deemer or Whaley thrust or the Hindenburg omen before, at one alone; dispersion of returns, mean correlation, weight of the Magnificent 7 or of the largest, effective number, and the lead of equal weights over the index, all of which need members.',
      appliesWhen: { measure: ofUniverse },
    },
  ),
  average: choiceParam(averageTexts, '200', averageTexts, {
    label: 'Mean of',
    description: 'Closes in the mean that members, or an instrument in a spell, are above, or that is crossed.',
    appliesWhen: [{ measure: ofUniverse, indicator: ['above-average'] }, { measure: listReaders('average') }],
  }),
  fast: choiceParam(['close', '20', '50', '100'], '50', ['The close', 'Mean of 20', 'Mean of 50', 'Mean of 100'], {
    label: 'What crosses',
    description:
      'What crosses the mean: the close, or the mean of fewer closes; that of 50 over that of 200 is a golden cross, under it a death cross.',
    appliesWhen: { measure: listReaders('fast') },
    optionsWhen: { '20': [{ average: ['50', '100', '200'] }], '50': [{ average: ['100', '200'] }], '100': [{ average: ['200'] }] },
  }),
  windowSessions: integerParam(63, 1, 252, {
    label: 'Window',
    description: 'Sessions of the returns of a dispersion or of a lead of equal weights; daily returns in each correlation, two or more.',
    appliesWhen: { measure: ofUniverse, indicator: windowedIndicators },
  }),
  top: integerParam(10, 1, 100, {
    label: 'Largest',
    description: 'How many of the largest members are summed.',
    appliesWhen: { measure: ofUniverse, indicator: ['top-weight'] },
  }),
  adjust: choiceParam(['ratio', 'raw'], 'ratio', ['Ratio-adjusted', 'Raw'], {
    label: 'Net advances',
    description: 'ratio: per thousand stocks that moved; raw: advances less declines.',
    appliesWhen: { measure: ofUniverse, indicator: ['mcclellan', 'summation'] },
  }),
  mean: choiceParam(['ema', 'sma'], 'ema', ['Exponential', 'Plain'], {
    label: 'Mean',
    description: 'The mean of the ratios of a Zweig thrust.',
    appliesWhen: { measure: ofUniverse, indicator: ['zweig-thrust'] },
  }),
  variant: choiceParam(['2.2', '2.8'], '2.2', ['2.2%', '2.8%'], {
    label: 'Variant',
    description: 'The share of issues that both new highs and new lows of a Hindenburg omen must exceed.',
    appliesWhen: { measure: ofUniverse, indicator: ['hindenburg'] },
  }),
  members: measuredUniverseParam({ appliesWhen: { measure: ofUniverse } }),
  sector: sectorParam({ appliesWhen: { measure: ofUniverse, indicator: sectoredIndicators, members: ['!nyse'] } }),
};
