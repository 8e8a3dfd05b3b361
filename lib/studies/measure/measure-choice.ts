import type { UniverseId } from '../universe/default-universes';
import type { averageWindows } from '../universe/universe';
import { universeParam } from '../universe/universe-params';
import { choiceParam, integerParam, numberParam, optionalSymbolParam, symbolParam } from '../params';

/** What can be measured of an instrument at each session: the vocabulary of claims, event rules and notable facts. */
export const measureNames = ['return', 'outperformance', 'streak', 'record', 'distance', 'drawdown', 'level', 'participation', 'breadth'] as const;

/** What of a universe's breadth is measured. */
export const indicators = ['above-average', 'ad-percent', 'net-highs', 'mcclellan', 'zweig-thrust'] as const;

export type MeasureName = (typeof measureNames)[number];

/** One measure with every definition settled. */
export interface MeasureChoice {
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
  /** Of a breadth: what is measured, and of which universe. */
  readonly indicator: (typeof indicators)[number];
  readonly members: UniverseId;
  /** Of a McClellan oscillator: net advances per thousand stocks that moved, or as they are. */
  readonly adjust: 'ratio' | 'raw';
  /** Of a Zweig thrust: the mean of its ratios. */
  readonly mean: 'ema' | 'sma';
}

/** Measures that happen on single sessions and have no value between: records and thrusts. */
export function isEventMeasure({ measure, indicator }: Pick<MeasureChoice, 'measure' | 'indicator'>): boolean {
  return measure === 'record' || (measure === 'breadth' && indicator === 'zweig-thrust');
}

const averageTexts = ['20', '50', '100', '200'] as const satisfies readonly `${(typeof averageWindows)[number]}`[];

/** The window in sessions that a measure's parameters name: of a share above a mean it is one of those that are counted. */
export function readWindow({ measure, sessions, average }: { readonly measure: MeasureName; readonly sessions: number; readonly average: (typeof averageTexts)[number] }): number {
  return measure === 'breadth' ? Number(average) : sessions;
}

/** Breadth that is above or below zero: a weak one is so much below, as a loss is. */
export function isSignedBreadth({ measure, indicator }: Pick<MeasureChoice, 'measure' | 'indicator'>): boolean {
  return measure === 'breadth' && (indicator === 'ad-percent' || indicator === 'net-highs' || indicator === 'mcclellan');
}

/** The parameters of a measure that leave no definition open; a study adds its own to them. */
export const measureShape = {
  measure: choiceParam(measureNames, 'streak', ['Return', 'Outperformance', 'Streak', 'Record close', 'Distance from mean', 'Drawdown', 'Level', 'Participation', 'Breadth'], {
    label: 'Measure',
    description: 'return and outperformance over the window; streak: sessions in a row that moved at least the threshold; record: sessions since the record before; distance from the mean of the window; drawdown from the record; level: the close; participation: share of the universe above the mean of the window; breadth: an indicator of the members of a universe.',
  }),
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument that is measured.' }),
  versus: optionalSymbolParam({ label: 'Against', description: 'The other instrument of an outperformance or of a relative streak; empty for none.', appliesWhen: { measure: ['outperformance', 'streak'] } }),
  sessions: integerParam(5, 1, 2520, { label: 'Sessions', description: 'The window in sessions; of a streak its length.', appliesWhen: { measure: ['return', 'outperformance', 'streak', 'distance', 'participation'] } }),
  direction: choiceParam(['up', 'down'], 'up', ['Up', 'Down'], { label: 'Direction', description: 'up looks for gains, leads and highs, down for losses, lags and lows.', appliesWhen: { measure: ['return', 'outperformance', 'streak', 'distance', 'drawdown', 'level', 'participation', 'breadth'] } }),
  thresholdPct: numberParam(1, 0, 50, { label: 'Move of at least', description: 'Smallest daily move in percent that continues a streak; 0 counts every move in the direction.', unit: 'percent', appliesWhen: { measure: ['streak'] } }),
  ties: choiceParam(['exclude', 'include'], 'exclude', ['Break', 'Count'], { label: 'Ties', description: 'Whether an unchanged close continues a streak without a threshold, and an equal close is a record.', appliesWhen: { measure: ['streak', 'record'] } }),
  unit: choiceParam(['pct', 'sigma'], 'pct', ['Percent', 'Deviations'], { label: 'Distance in', description: 'A distance in percent of the mean, or in standard deviations of the closes in the window.', appliesWhen: { measure: ['distance'] } }),
  universe: choiceParam(['mag7', 'indices'], 'mag7', ['Magnificent 7', 'Indices (4)'], { label: 'Universe', description: 'Whose members a participation counts.', appliesWhen: { measure: ['participation'] } }),
  indicator: choiceParam(indicators, 'above-average', ['Above average', 'AD percent', 'Net new highs', 'McClellan', 'Zweig thrust'], { label: 'Indicator', description: 'What of a universe’s breadth is measured: the share above the 20, 50, 100 or 200-session mean, net advances in percent, net new highs in percent, the ratio-adjusted McClellan oscillator, or sessions since the Zweig thrust before.', appliesWhen: { measure: ['breadth'] } }),
  average: choiceParam(averageTexts, '200', averageTexts, { label: 'Mean of', description: 'Closes in the mean that members are above: these windows are counted.', appliesWhen: { measure: ['breadth'], indicator: ['above-average'] } }),
  adjust: choiceParam(['ratio', 'raw'], 'ratio', ['Ratio-adjusted', 'Raw'], { label: 'Net advances', description: 'ratio: per thousand stocks that moved; raw: advances less declines.', appliesWhen: { measure: ['breadth'], indicator: ['mcclellan'] } }),
  mean: choiceParam(['ema', 'sma'], 'ema', ['Exponential', 'Plain'], { label: 'Mean', description: 'The mean of the ratios of a Zweig thrust.', appliesWhen: { measure: ['breadth'], indicator: ['zweig-thrust'] } }),
  members: universeParam('sp500', { appliesWhen: { measure: ['breadth'] } }),
};
