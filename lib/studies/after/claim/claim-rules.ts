import { eventComparisons, type ComparisonName } from '../../measure/comparisons';
import { listIndicators } from '../../measure/indicators';
import type { Measure, MeasureKind } from '../../measure/measure';
import { listMeasures, measures } from '../../measure/measures';
import type { Conditions, UsualValue } from '../../kit/params';

// What goes with what: the one table behind the schema, the form and the links that other studies write.

function isKind({ kind }: Measure, ...kinds: readonly MeasureKind[]): boolean {
  return typeof kind === 'string' && kinds.includes(kind);
}

/** A measure that is what its indicator is: signals are events, the others have a value at every session. */
const byIndicator = listMeasures(({ kind }) => typeof kind === 'function');
const signals: Conditions = { measure: byIndicator, indicator: listIndicators('event') };
const levels: Conditions = { measure: byIndicator, indicator: listIndicators('event', false) };

/** Measures with a value at every session. A run has a length, a record and a signal a wait before it. */
const valued = listMeasures((measure) => isKind(measure, 'move', 'fall', 'place', 'signed', 'count'));
const moves = listMeasures((measure) => isKind(measure, 'move', 'fall'));
const runs = listMeasures((measure) => isKind(measure, 'run'));
const events = listMeasures((measure) => isKind(measure, 'event'));
/** Events of which it is known that there was none. Of a way back nobody knows whether its fall began before the data. */
const certain = listMeasures((measure) => isKind(measure, 'event') && !('isFromLow' in measure && measure.isFromLow === true));
/** Those after which something can be measured of one instrument: of a group there is none, a universe has its index. */
const owned = listMeasures(({ of }) => of !== 'group');

/** Events whose waits are ranked, as those of signals are. */
const waited = listMeasures(
  (measure) => ('isBetween' in measure && measure.isBetween === true) || ('ranksWaits' in measure && measure.ranksWaits === true),
);
const extremes: readonly Conditions[] = [{ measure: [...valued, ...runs, ...byIndicator] }];
const ranked: readonly Conditions[] = [{ measure: [...valued, ...runs, ...byIndicator, ...waited] }];
const happening: readonly Conditions[] = [{ measure: [...valued, ...runs, ...events, ...byIndicator] }];

/** The measures, and indicators of a breadth, of which each comparison can be said. */
export const comparisonConditions: Readonly<Record<ComparisonName, readonly Conditions[]>> = {
  largest: ranked,
  nth: ranked,
  'highest-since': ranked,
  ever: extremes,
  'first-since': happening,
  'only-k-since': happening,
  'in-a-row': [{ measure: runs }],
  'count-this-year': [{ measure: events }],
  gap: [{ measure: events }, signals],
  figure: [{ measure: valued }, levels],
  happened: [{ measure: [...moves, ...events] }, signals],
  none: [{ measure: certain }, signals],
  afterwards: [{ measure: owned }],
};

/** What a year has several of: in a year there is one year, and one first half. */
export const withinYear: readonly Conditions[] = [{ unit: ['session', 'week', 'month', 'quarter'], part: ['all'] }];

/** Where a threshold must be given: a level of a day is no event, and of all records it tells nothing that there were so many. */
export const thresholdNeeded: readonly Conditions[] = measures.flatMap(({ id, needsThreshold }) =>
  needsThreshold === undefined ? [] : [{ measure: [id], comparison: needsThreshold.comparisons }],
);

/** Measures of which an event has a threshold; a run happens when it reaches its sessions. */
export const thresholdConditions: readonly Conditions[] = [
  { comparison: eventComparisons, measure: [...valued, ...events, ...byIndicator] },
  { comparison: ['happened'], measure: [...moves, ...events, ...byIndicator] },
];

/** What is said of a measure where the comparison before makes no sense of it, in a link as in the form; of all others the first that does. Of a signal that happens now and then it is said how often. */
export const usualComparisons: readonly UsualValue[] = [
  ...measures.flatMap(({ id, usual: { comparison } }) =>
    comparison === undefined ? [] : [{ when: { measure: [id] }, value: comparison }],
  ),
  { when: signals, value: 'only-k-since' },
];
