import { possessive } from '@/lib/format/possessive';
import { toMeasureChoice, type EventRuleParams } from './event-rule';
import type { EventWords } from './measure';
import { readWindow } from './measure-choice';
import { describeMeasure } from './measures';
import { sayAmount } from './window-words';

export interface EventNames {
  /** The instrument of the rule as it stands in a sentence, where the sentence is not about it already; else null. */
  readonly owner: string | null;
  /** What it is set against. */
  readonly other: string;
}

function toWords({ atLeast }: EventRuleParams, { owner, other }: EventNames): EventWords {
  return {
    owner,
    other,
    size: sayAmount(atLeast),
    by: owner === null ? '' : ` by ${owner}`,
    its: owner === null ? 'its' : possessive(owner),
  };
}

/** The event of a rule as a noun phrase that can stand after "After": "five straight gains of 1% or more by the Russell 2000". */
export function describeEvent(params: EventRuleParams, names: EventNames): string {
  return describeMeasure(params.measure).event({ ...params, part: '', sessions: readWindow(params) }, toWords(params, names));
}

/** How the event of a rule is computed, where its words do not say it; empty where they do. */
export function defineEvent(params: EventRuleParams): string {
  const { definition, explain } = describeMeasure(params.measure);
  const choice = toMeasureChoice(params);
  return [definition?.(choice), explain?.({ ...choice, trigger: params.trigger, atLeast: params.atLeast })]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

/** The same of a rule that stands, whenever it came to. */
export function describeState(params: EventRuleParams, names: EventNames): string {
  const { event, state = event } = describeMeasure(params.measure);
  return state({ ...params, part: '', sessions: readWindow(params) }, toWords(params, names));
}
