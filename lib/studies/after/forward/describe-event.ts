import { describeMeasure } from '../../measure/measures';
import { readWindow } from '../../measure/measure-choice';
import { sayAmount } from '../../measure/window-words';
import type { ForwardParams } from './params';

export interface EventNames {
  /** The instrument of the rule as it stands in a sentence, where the sentence is not about it already; else null. */
  readonly owner: string | null;
  /** What it is set against. */
  readonly other: string;
}

/** The event of a rule as a noun phrase that can stand after "After": "five straight gains of 1% or more by the Russell 2000". */
export function describeEvent(params: ForwardParams, { owner, other }: EventNames): string {
  const words = {
    owner,
    other,
    size: sayAmount(params.atLeast),
    by: owner === null ? '' : ` by ${owner}`,
    its: owner === null ? 'its' : `${owner}’s`,
  };
  return describeMeasure(params.measure).event({ ...params, part: '', sessions: readWindow(params) }, words);
}
