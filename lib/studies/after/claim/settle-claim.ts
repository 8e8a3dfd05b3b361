import { z } from 'zod';
import { meetsConditions } from '../../kit/meets-conditions';
import { eventComparisons } from '../../measure/comparisons';
import { isEventMeasure, isMove, kindOf } from '../../measure/measures';
import type { Conditions } from '../../kit/params';
import { toShown } from '@/lib/format/percent-units';
import { claimParams, type ClaimParams } from './params';
import type { ClaimContext } from './evaluation';
import { extremity } from './occurrences';

const set = z.record(z.string(), z.array(z.string()));
const about = z.object({ appliesWhen: z.union([set.transform((one) => [one]), z.array(set)]).default([]) });

const conditions: readonly (readonly [string, readonly Conditions[]])[] = Object.entries(claimParams.shape).map(([name, schema]) => [
  name,
  about.parse(schema.meta() ?? {}).appliesWhen,
]);

/** The parameters of a claim with all that have no say in it at their defaults: what the sentence does not say decides nothing. */
export function settleParams(params: ClaimParams): ClaimParams {
  const texts = new Map(Object.entries(params).map(([name, value]) => [name, String(value)]));
  const saying = conditions.filter(([, sets]) => meetsConditions(sets, (name) => texts.get(name) ?? ''));
  return claimParams.parse(Object.fromEntries(saying.map(([name]) => [name, texts.get(name)])));
}

/** Cut to two decimals towards `side`, as text; a whole number of members has none. */
function cut(value: number, side: 'floor' | 'ceil', unit: string): string {
  if (unit === 'count') return String(value);
  const hair = side === 'floor' ? 1e-9 : -1e-9;
  return (Math[side](value * 100 + hair) / 100).toFixed(2);
}

/**
 * The threshold of an event: the one given, else the figure of the session itself, cut to two decimals so that it meets what is said of it.
 * Empty where none has a say: runs, records and signals happen, and a session on the other side of zero has no size to be compared with.
 */
export function settleThreshold(claim: ClaimContext): string {
  const {
    params: { atLeast, comparison },
    reading: { choice },
    series: { values, unit },
    at,
  } = claim;
  if (atLeast !== '' || !eventComparisons.some((name) => name === comparison) || kindOf(choice) === 'run' || isEventMeasure(choice))
    return atLeast;
  const value = values[at] ?? NaN;
  if (Number.isNaN(value) || (isMove(choice) && !(extremity(claim, value) > 0))) return '';
  if (isMove(choice)) {
    const size = cut(Math.abs(toShown(value, unit)), 'floor', unit);
    // A move so small is one of any size.
    return Number(size) === 0 ? '' : size;
  }
  // That there was none of something is not so many of it.
  if (kindOf(choice) === 'count') return String(Math.max(value, 1));
  return cut(toShown(value, unit), choice.direction === 'up' ? 'floor' : 'ceil', unit);
}
