import type { UniverseId } from '@/lib/market/universe/default-universes';
import type { averageWindows } from '@/lib/market/universe/universe';
import { universeParam } from '../kit/universe/universe-params';
import { choiceParam, integerParam, numberParam, optionalSymbolParam, symbolParam } from '../kit/params';
import { describeIndicator, indicatorNames, type IndicatorChoice, type IndicatorName } from './indicators';

/** What can be measured of an instrument at each session: the vocabulary of claims, event rules and notable facts. */
export const measureNames = ['return', 'outperformance', 'streak', 'record', 'distance', 'drawdown', 'level', 'participation', 'breadth'] as const;

export type MeasureName = (typeof measureNames)[number];

/** One measure with every definition settled; the parts of a breadth's indicator among them. */
export interface MeasureChoice extends IndicatorChoice {
  readonly measure: MeasureName;
  readonly symbol: string;
  /** The other instrument of an outperformance or a relative streak; empty for none. */
  readonly versus: string;
  /** The window: sessions of a return or outperformance, length of a streak, closes of a mean. A record, a drawdown and a level have none. */
  readonly sessions: number;
  /** Whether the extreme is the largest (`up`) or the smallest (`down`); the direction of a streak. */
  readonly direction: 'up' | 'down';
  /** Smallest daily move that continues a streak, in percent. */
  readonly thresholdPct: number;
  readonly ties: 'exclude' | 'include';
  readonly spread: 'pp' | 'ratio' | 'log';
  readonly price: 'close' | 'high';
  readonly unit: 'pct' | 'sigma';
  readonly deviation: 'sample' | 'population';
  readonly universe: 'mag7' | 'indices';
  /** Of a breadth: the universe whose members are measured. */
  readonly members: UniverseId;
}

/** Measures that happen on single sessions and have no value between: records, thrusts and omens. */
export function isEventMeasure({ measure, indicator }: Pick<MeasureChoice, 'measure' | 'indicator'>): boolean {
  return measure === 'record' || (measure === 'breadth' && describeIndicator(indicator).kind === 'event');
}

/** Breadth that is above or below zero: a weak one is so much below, as a loss is. */
export function isSignedBreadth({ measure, indicator }: Pick<MeasureChoice, 'measure' | 'indicator'>): boolean {
  return measure === 'breadth' && describeIndicator(indicator).kind === 'signed';
}

const averageTexts = ['20', '50', '100', '200'] as const satisfies readonly `${(typeof averageWindows)[number]}`[];

/** Indicators with a window of their own choice, from an `average` that is counted or from any number of sessions. */
const windowed = ['dispersion', 'correlation', 'equal-weight'] as const satisfies readonly IndicatorName[];

interface WindowParams {
  readonly measure: MeasureName;
  readonly sessions: number;
  readonly indicator: IndicatorName;
  readonly average: (typeof averageTexts)[number];
  readonly windowSessions: number;
}

/** The parameter that holds the window of a measure. */
export function nameWindow({ measure, indicator }: Pick<WindowParams, 'measure' | 'indicator'>): 'sessions' | 'average' | 'windowSessions' {
  if (measure !== 'breadth') return 'sessions';
  return windowed.some((name) => name === indicator) ? 'windowSessions' : 'average';
}

/** The window in sessions that a measure's parameters name: of a share above a mean it is one of those that are counted. */
export function readWindow(params: WindowParams): number {
  return Number(params[nameWindow(params)]);
}

type SharedParams = Omit<MeasureChoice, 'spread' | 'price' | 'deviation'> & WindowParams;

/** The measure of a study's parameters, without what a claim may leave open. An instrument is not set against itself. */
export function readChoice(params: SharedParams): Omit<MeasureChoice, 'spread' | 'price' | 'deviation'> {
  const { measure, symbol, versus, direction, thresholdPct, ties, unit, universe, indicator, members, adjust, mean, variant, top } = params;
  return { measure, symbol, versus: versus === symbol ? '' : versus, sessions: readWindow(params), direction, thresholdPct, ties, unit, universe, indicator, members, adjust, mean, variant, top };
}

/** The direction of a measure, which has a say in those named and in every breadth that is no event. */
export function directionParam(measures: readonly MeasureName[]) {
  return choiceParam(['up', 'down'], 'up', ['Up', 'Down'], {
    label: 'Direction', description: 'up looks for gains, leads and highs, down for losses, lags and lows.',
    appliesWhen: [{ measure: measures }, { measure: ['breadth'], indicator: indicatorNames.filter((name) => describeIndicator(name).kind !== 'event') }],
  });
}

/** The parameters of a measure that leave no definition open; a study adds its own to them. */
export const measureShape = {
  measure: choiceParam(measureNames, 'streak', ['Return', 'Outperformance', 'Streak', 'Record close', 'Distance from mean', 'Drawdown', 'Level', 'Participation', 'Breadth'], {
    label: 'Measure',
    description: 'return and outperformance over the window; streak: sessions in a row that moved at least the threshold; record: sessions since the record before; distance from the mean of the window; drawdown from the record; level: the close; participation: share of the universe above the mean of the window; breadth: an indicator of the members of a universe.',
  }),
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument that is measured.', appliesWhen: { measure: measureNames.filter((name) => name !== 'breadth' && name !== 'participation') } }),
  versus: optionalSymbolParam({ label: 'Against', description: 'The other instrument of an outperformance or of a relative streak; empty for none.', appliesWhen: { measure: ['outperformance', 'streak'] }, neededWhen: [{ measure: ['outperformance'] }] }),
  sessions: integerParam(5, 1, 2520, { label: 'Sessions', description: 'The window in sessions; of a streak its length.', appliesWhen: { measure: ['return', 'outperformance', 'streak', 'distance', 'participation'] } }),
  direction: directionParam(['return', 'outperformance', 'streak', 'distance', 'drawdown', 'level', 'participation']),
  thresholdPct: numberParam(1, 0, 50, { label: 'Move of at least', description: 'Smallest daily move in percent that continues a streak; 0 counts every move in the direction.', unit: 'percent', appliesWhen: { measure: ['streak'] } }),
  ties: choiceParam(['exclude', 'include'], 'exclude', ['Break', 'Count'], { label: 'Ties', description: 'Whether an unchanged close continues a streak without a threshold, and an equal close is a record.', appliesWhen: [{ measure: ['streak'], thresholdPct: ['0'] }, { measure: ['record'] }] }),
  unit: choiceParam(['pct', 'sigma'], 'pct', ['Percent', 'Deviations'], { label: 'Distance in', description: 'A distance in percent of the mean, or in standard deviations of the closes in the window.', appliesWhen: { measure: ['distance'] } }),
  universe: choiceParam(['mag7', 'indices'], 'mag7', ['Magnificent 7', 'Indices (4)'], { label: 'Universe', description: 'Whose members a participation counts.', appliesWhen: { measure: ['participation'] } }),
  indicator: choiceParam(indicatorNames, 'above-average', indicatorNames.map((name) => describeIndicator(name).label), { label: 'Indicator', description: 'What of a universe’s breadth is measured: the share above a mean; net advances in percent, or added up to the A/D line; net new highs in percent; the Record High percentage, its mean the High-Low Index; the McClellan oscillator, or its summation index; sessions since the Zweig, Deemer or Whaley thrust or the Hindenburg omen before, at one alone; dispersion of returns, mean correlation, weight of the Magnificent 7 or of the largest, effective number, and the lead of equal weights over the index, all of which need members.', appliesWhen: { measure: ['breadth'] } }),
  average: choiceParam(averageTexts, '200', averageTexts, { label: 'Mean of', description: 'Closes in the mean that members are above: these windows are counted.', appliesWhen: { measure: ['breadth'], indicator: ['above-average'] } }),
  windowSessions: integerParam(63, 1, 252, { label: 'Window', description: 'Sessions of the returns of a dispersion or of a lead of equal weights; daily returns in each correlation, two or more.', appliesWhen: { measure: ['breadth'], indicator: windowed } }),
  top: integerParam(10, 1, 100, { label: 'Largest', description: 'How many of the largest members are summed.', appliesWhen: { measure: ['breadth'], indicator: ['top-weight'] } }),
  adjust: choiceParam(['ratio', 'raw'], 'ratio', ['Ratio-adjusted', 'Raw'], { label: 'Net advances', description: 'ratio: per thousand stocks that moved; raw: advances less declines.', appliesWhen: { measure: ['breadth'], indicator: ['mcclellan', 'summation'] } }),
  mean: choiceParam(['ema', 'sma'], 'ema', ['Exponential', 'Plain'], { label: 'Mean', description: 'The mean of the ratios of a Zweig thrust.', appliesWhen: { measure: ['breadth'], indicator: ['zweig-thrust'] } }),
  variant: choiceParam(['2.2', '2.8'], '2.2', ['2.2%', '2.8%'], { label: 'Variant', description: 'The share of issues that both new highs and new lows of a Hindenburg omen must exceed.', appliesWhen: { measure: ['breadth'], indicator: ['hindenburg'] } }),
  members: universeParam('sp500', { appliesWhen: { measure: ['breadth'] } }),
};
