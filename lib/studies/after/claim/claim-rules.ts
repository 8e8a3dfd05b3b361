import { describeIndicator, indicatorNames } from '../../measure/indicators';
import type { MeasureName } from '../../measure/measure-choice';
import type { Conditions } from '../../kit/params';

// What goes with what: the one table behind the schema, the form and the links that other studies write.

/** How a claim compares its figure, in the order of the control. */
export const comparisons = ['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'in-a-row', 'count-this-year', 'gap', 'ever', 'figure', 'afterwards'] as const;

export type ComparisonName = (typeof comparisons)[number];

const signals = indicatorNames.filter((name) => describeIndicator(name).kind === 'event');
const levels = indicatorNames.filter((name) => describeIndicator(name).kind !== 'event');

/** Measures with a value at every session. A run has a length, a record and a signal a wait before it. */
const valued = ['return', 'outperformance', 'distance', 'drawdown', 'level', 'participation'] as const satisfies readonly MeasureName[];
/** Those after which something can be measured of one instrument. */
const owned = ['return', 'outperformance', 'distance', 'drawdown', 'level', 'streak', 'record', 'breadth'] as const satisfies readonly MeasureName[];

const ranked: readonly Conditions[] = [{ measure: [...valued, 'streak', 'breadth'] }];
const happening: readonly Conditions[] = [{ measure: [...valued, 'streak', 'record', 'breadth'] }];

/** The measures, and indicators of a breadth, of which each comparison can be said. */
export const comparisonConditions: Readonly<Record<ComparisonName, readonly Conditions[]>> = {
  largest: ranked, nth: ranked, 'highest-since': ranked, ever: ranked,
  'first-since': happening, 'only-k-since': happening,
  'in-a-row': [{ measure: ['streak'] }],
  'count-this-year': [{ measure: ['record'] }],
  gap: [{ measure: ['record'] }, { measure: ['breadth'], indicator: signals }],
  figure: [{ measure: valued }, { measure: ['breadth'], indicator: levels }],
  afterwards: [{ measure: owned }],
};

/** Comparisons with an event: it has happened from a threshold on. */
export const eventComparisons = ['only-k-since', 'first-since', 'afterwards'] as const satisfies readonly ComparisonName[];

/** Where a threshold must be given: a level of a day is no event, and of all records it tells nothing that there were so many. */
export const thresholdNeeded: readonly Conditions[] = [{ measure: ['level'], comparison: eventComparisons }, { measure: ['record'], comparison: ['only-k-since'] }];

/** Measures of which an event has a threshold; a run happens when it reaches its sessions. */
export const thresholdConditions: readonly Conditions[] = [{ comparison: eventComparisons, measure: [...valued, 'record', 'breadth'] }];
