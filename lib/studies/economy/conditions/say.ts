import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import { conditionIds, conditionNames, type ConditionId } from '../../measure/conditions/condition-ids';
import type { JudgedRule } from '../../measure/conditions/judge-rules';
import { standingAt } from '../../measure/conditions/standing';
import type { Headline, StudyContext } from '../../kit/study';
import type { ConditionsParams } from './params';
import { tellState } from './tell-state';

/** The usual rule of each condition. */
export type UsualRules = Readonly<Record<ConditionId, JudgedRule>>;

/** Whether a condition held at the close of a session; null where it cannot be told. */
export function readHolds(usual: UsualRules, id: ConditionId, t: number): boolean | null {
  return standingAt(usual[id].judged, t).holds;
}

const on = (id: ConditionId): string => conditionNames[id].subject;

function tellGroup(ids: readonly ConditionId[], isFirst: boolean, [one, several]: readonly [string, string]): readonly string[] {
  if (ids.length === 0) return [];
  const names = joinWords(ids.map(on));
  const isPlural = ids.length > 1;
  const subject = isFirst
    ? `the ${isPlural ? 'conditions' : 'condition'} on ${names}`
    : isPlural
      ? `those on ${names}`
      : `the one on ${names}`;
  return [`${subject} ${isPlural ? several : one}`];
}

/** Which hold, which do not and which cannot be checked, by their names: never how many. */
export function sayWhich(usual: UsualRules, t: number): string {
  const held = conditionIds.filter((id) => readHolds(usual, id, t) === true);
  const not = conditionIds.filter((id) => readHolds(usual, id, t) === false);
  const unknown = conditionIds.filter((id) => readHolds(usual, id, t) === null);
  const parts: string[] = [];
  parts.push(...tellGroup(held, true, ['holds', 'hold']));
  parts.push(...tellGroup(not, parts.length === 0, held.length === 0 ? ['does not hold', 'do not hold'] : ['does not', 'do not']));
  parts.push(...tellGroup(unknown, parts.length === 0, ['cannot be checked', 'cannot be checked']));
  return parts.length > 2 ? `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}` : parts.join(', and ');
}

/** One condition with its rule's figure, period and day. */
function sayCondition(usual: UsualRules, id: ConditionId, t: number): string {
  const one = usual[id];
  const name = `The condition on ${on(id)}`;
  const state = standingAt(one.judged, t);
  const verdict = state.holds === null ? 'cannot be checked' : state.holds ? 'holds' : 'does not hold';
  return `${name} ${verdict}: ${tellState(one, state)}.`;
}

/** The sentence of the session shown, then one for each condition. */
export function sayConditions({ market, range }: StudyContext, usual: UsualRules, { revisions }: ConditionsParams): readonly Headline[] {
  const t = range.last;
  const provisional = t === market.assumedIndex;
  const date = formatLongDate(market.sessions[t] ?? '');
  const how =
    revisions === 'then'
      ? 'Each is judged by what was known at that close; none is weighed against another.'
      : 'With today’s revisions: of what was out by then the values of today, which nobody knew.';
  return [
    { text: `As of ${date} ${sayWhich(usual, t)}.`, detail: how, provisional },
    ...conditionIds.map((id): Headline => ({ text: sayCondition(usual, id, t), detail: '', provisional })),
  ];
}
