import type { Measure, MeasureKind } from './measure';
import type { MeasurePart, MeasureParts } from './measure-parts';
import { breadthMeasure } from './measures/breadth';
import { calmMeasure } from './measures/calm';
import { crossMeasure } from './measures/cross';
import { cycleAgeMeasure } from './measures/cycle-age';
import { cycleGainMeasure } from './measures/cycle-gain';
import { distanceMeasure } from './measures/distance';
import { drawdownMeasure } from './measures/drawdown';
import { levelMeasure } from './measures/level';
import { outperformanceMeasure } from './measures/outperformance';
import { participationMeasure } from './measures/participation';
import { quadrantMeasure } from './measures/quadrant';
import { recordMeasure } from './measures/record';
import { recoveryMeasure } from './measures/recovery';
import { returnMeasure } from './measures/return';
import { spellMeasure } from './measures/spell';
import { streakMeasure } from './measures/streak';
import { swingMeasure } from './measures/swing';
import { tallyMeasure } from './measures/tally';
import { volatilityMeasure } from './measures/volatility';

/** What claims, event rules and notable facts can be about: the one table of it, in the order of the control. A new measure is a file of `measures/` and a line here. */
const table = [
  returnMeasure,
  outperformanceMeasure,
  streakMeasure,
  tallyMeasure,
  swingMeasure,
  calmMeasure,
  spellMeasure,
  crossMeasure,
  recordMeasure,
  recoveryMeasure,
  distanceMeasure,
  volatilityMeasure,
  drawdownMeasure,
  levelMeasure,
  cycleGainMeasure,
  cycleAgeMeasure,
  quadrantMeasure,
  participationMeasure,
  breadthMeasure,
] as const;

/** A measure, as in links. */
export type MeasureName = (typeof table)[number]['id'];

/** The table, the optional parts of its rows made plain. */
export const measures: readonly (Measure & { readonly id: MeasureName })[] = table;

/** Their names, as in links. */
export const measureNames = measures.map(({ id }) => id) as [MeasureName, ...MeasureName[]];

const byName = new Map(measures.map((measure) => [measure.id, measure]));

/** The measure with this name. */
export function describeMeasure(name: MeasureName): Measure {
  const found = byName.get(name);
  if (found === undefined) throw new RangeError(`a measure is one of ${measureNames.join(', ')}, not ${name}`);
  return found;
}

/** Names of the measures of which something holds, in the order of the control: for the conditions of parameters and comparisons. */
export function listMeasures(holds: (measure: Measure) => boolean): readonly MeasureName[] {
  return measures.filter(holds).map(({ id }) => id);
}

/** Names of the measures that read a parameter. */
export function listReaders(part: MeasurePart): readonly MeasureName[] {
  return listMeasures(({ parts }) => parts.includes(part));
}

/** A measure, and of a breadth its indicator, on which its kind depends. */
type Kinded = Pick<MeasureParts, 'indicator'> & { readonly measure: MeasureName };

/** What its values are. */
export function kindOf({ measure, indicator }: Kinded): MeasureKind {
  const { kind } = describeMeasure(measure);
  return typeof kind === 'string' ? kind : kind({ indicator });
}

/** Measures that happen on single sessions and have no value between: records, thrusts and omens. */
export function isEventMeasure(choice: Kinded): boolean {
  return kindOf(choice) === 'event';
}

/** Thrusts and omens: events of a universe, counted from where they can first be judged. */
export function isSignal(choice: Kinded): boolean {
  return isEventMeasure(choice) && isOfUniverse(choice);
}

/** Breadth that is above or below zero: a weak one is so much below, as a loss is. */
export function isSignedBreadth(choice: Kinded): boolean {
  return kindOf(choice) === 'signed';
}

/** Moves to one side of zero: on the other there is no such gain, lead or fall at all. */
export function isMove(choice: Kinded): boolean {
  const kind = kindOf(choice);
  return kind === 'move' || kind === 'fall';
}

function zeroIsNone({ measure }: Pick<Kinded, 'measure'>): boolean {
  const row = describeMeasure(measure);
  return 'zeroIsNone' in row && row.zeroIsNone === true;
}

/** Whether a move of at least so much is one of any size: none is named, or it is a distance of nothing, for a close on its mean is on neither side of it. */
export function isOfAnySize(choice: Kinded, atLeast: string): boolean {
  return isMove(choice) && (atLeast === '' || (Number(atLeast) === 0 && zeroIsNone(choice)));
}

/** Whether it is told in points of a price: those of closes with dividends reinvested nobody prints. */
export function isInPoints({ measure, figure }: Pick<Kinded, 'measure'> & Pick<MeasureParts, 'figure'>): boolean {
  return figure === 'points' && describeMeasure(measure).parts.includes('figure');
}

/** What its values are the age of, in a word, where a higher one is looked for: it rises every session, and one is compared by its last. Null where they are no age. */
export function agingOf({ measure, direction }: Pick<Kinded, 'measure'> & Pick<MeasureParts, 'direction'>): string | null {
  const row = describeMeasure(measure);
  return 'ageOf' in row && direction === 'up' ? (row.ageOf ?? null) : null;
}

/** Events whose value is what lies between two of them. */
export function isBetween({ measure }: Pick<Kinded, 'measure'>): boolean {
  const row = describeMeasure(measure);
  return 'isBetween' in row && row.isBetween === true;
}

/** Events whose value is counted from the low before them, not from the event before. */
export function isFromLow({ measure }: Pick<Kinded, 'measure'>): boolean {
  const row = describeMeasure(measure);
  return 'isFromLow' in row && row.isFromLow === true;
}

/** Whether claims count the sessions on which it is not known, as many may be hidden at once. */
export function isOftenUnknown(choice: Pick<Kinded, 'measure'>): boolean {
  const row = describeMeasure(choice.measure);
  return isOfUniverse(choice) || ('isOftenUnknown' in row && row.isOftenUnknown === true);
}

/** Measures that are somewhere rather than move: of a threshold they are above or below it. */
export function isPlace(choice: Kinded): boolean {
  const kind = kindOf(choice);
  return kind === 'place' || kind === 'count' || kind === 'signed';
}

/** Whether it is of the members of a universe. */
export function isOfUniverse({ measure }: Pick<Kinded, 'measure'>): boolean {
  return describeMeasure(measure).of === 'universe';
}

/** Whether it is of many and so belongs to no instrument. */
export function isOfMany({ measure }: Pick<Kinded, 'measure'>): boolean {
  return describeMeasure(measure).of !== 'instrument';
}

/** Whether its levels are prices. */
export function isPriceMeasure({ measure }: Pick<Kinded, 'measure'>): boolean {
  return describeMeasure(measure).isPrice === true;
}

/** Whether its values are of windows that neighbouring sessions share. */
export function isWindowMeasure({ measure }: Pick<Kinded, 'measure'>): boolean {
  return describeMeasure(measure).isWindow === true;
}
