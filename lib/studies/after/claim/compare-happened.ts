import type { ColumnUnit } from '../../kit/study';
import type { MeasureChoice } from '../../measure/measure-choice';
import { describeMeasure, isEventMeasure, isSignal } from '../../measure/measures';
import type { ClaimContext, Comparison, Evaluation } from './evaluation';
import { cannotSay, dateAt } from './finding-words';
import { sayMissed } from './say-missed';
import { findNearest, sayNearest, sayNever, type Nearest } from './nearest';
import { isSingle, standsAt } from './occurrences';

interface Decided {
  readonly values: Float64Array;
  readonly unit: ColumnUnit;
  /** What it is on the claim's session, as a clause; empty where the figure says it. */
  readonly words: string;
}

/** Whether the figure of a plain fact is told in words of its own: how far a close is from the record, not how long the record was waited for. */
export function hasDecider({ measure }: Pick<MeasureChoice, 'measure'>): boolean {
  const row = describeMeasure(measure);
  return 'decider' in row && row.decider !== undefined;
}

/** What decides whether it is so: the figure of an event where it has one, else the value of the measure. */
function readDecided({ context, reading: { choice, basis }, panel, series, at }: ClaimContext): Decided {
  const row = describeMeasure(choice.measure);
  if (!('decider' in row) || row.decider === undefined) return { values: series.values, unit: series.unit, words: '' };
  const values = row.decider.values({ context: { ...context, basis }, panel, choice });
  const own = values[at] ?? NaN;
  return { values, unit: 'pct', words: Number.isNaN(own) ? '' : row.decider.say(choice, own) };
}

/** Since when what is so has been so, or when it was before. */
function sayBefore(claim: ClaimContext, { before }: Nearest): string {
  const {
    at,
    context: { market },
    reading: { choice },
  } = claim;
  if (before < 0) return sayNever(claim);
  if (before < at - 1 || isSingle(choice)) return `the time before was that of ${dateAt(market, before)}`;
  let begin = before;
  while (begin > 0 && standsAt(claim, begin - 1)) begin -= 1;
  return `it has been so since ${dateAt(market, begin)}`;
}

/** `happened`: the event, or a move of the size that is said, stands on the claim's session; where it does not, when it did last and next. */
export const compareHappened: Comparison = (claim): Evaluation => {
  const {
    series: { known },
    reading: { choice },
    at,
  } = claim;
  if (!isSignal(choice) && known[at] !== 1) return cannotSay(claim);
  const { values, unit, words } = readDecided(claim);
  const holds = standsAt(claim, at);
  const nearest = findNearest(claim, (t) => standsAt(claim, t));
  const told = holds ? sayBefore(claim, nearest) : `${sayMissed(claim)}; ${sayNearest(claim, nearest)}`;
  const shown = holds ? [at, nearest.before] : [at, nearest.before, nearest.after];
  // Of a signal the wait is told where it came: of a day without one there is no figure.
  const figure = isEventMeasure(choice) && !hasDecider(choice) && !holds ? NaN : (values[at] ?? NaN);
  return {
    holds,
    missing: null,
    figure,
    unit,
    rank: null,
    rivals: shown
      .filter((t) => t >= 0)
      .map((index) => ({ index, start: null, value: values[index] ?? NaN, rank: null, isClaim: index === at })),
    finding: [words, told].filter((part) => part !== '').join('; '),
  };
};

/** `none`: the event did not come on the claim's session; of the first close nobody knows what lay before it. */
export const compareNone: Comparison = (claim): Evaluation => {
  const {
    reading: { choice },
    at,
    context: { market },
  } = claim;
  const found = compareHappened(claim);
  if (found.holds === null) return found;
  if (hasDecider(choice) && Number.isNaN(readDecided(claim).values[at] ?? NaN))
    return cannotSay(claim, `Nothing before ${dateAt(market, at)} is stored that it could be set against.`);
  return { ...found, holds: !found.holds };
};
