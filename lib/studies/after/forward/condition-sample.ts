import { lastSessionTo } from '@/lib/calendar/first-session-from';
import { onOrIn } from '../../kit/unit-words';
import { conditionNames } from '../../measure/conditions/condition-ids';
import { findUsualRule } from '../../measure/conditions/find-usual-rule';
import { judgeRule } from '../../measure/conditions/judge-rules';
import { standingAt } from '../../measure/conditions/standing';
import type { Flag, StudyContext } from '../../kit/study';
import type { ForwardParams } from './params';

/** The sessions that a condition leaves, and what has to be said of them. */
export interface ConditionSample {
  /** 1 on the sessions on which the condition held by what was known then, of units at whose last session it did. */
  readonly mask: Uint8Array;
  readonly flags: readonly Flag[];
}

/** Where the condition of a rule held; null where none is asked for. A condition counts sessions, whatever the rule counts: of a unit it is judged at its last one. */
export function sampleCondition(
  { market, daily = market }: Pick<StudyContext, 'market' | 'daily'>,
  { when }: Pick<ForwardParams, 'when'>,
): ConditionSample | null {
  if (when === 'any') return null;
  const { rule, series, judged } = judgeRule(daily, findUsualRule(when), false);
  const mask = Uint8Array.from(market.sessions, (date) => Number(standingAt(judged, lastSessionTo(daily.sessions, date)).holds === true));
  if (series === null)
    return {
      mask,
      flags: [
        {
          code: 'unavailable',
          message: `Not stored: ${rule.subject}${when === 'earnings' ? '' : ` (${rule.series})`}. Whether the condition held cannot be checked on any session.`,
        },
      ],
    };
  const isByLag = when !== 'fed' && judged.standings.some(({ dating }) => dating === 'usual-lag');
  return {
    mask,
    flags: isByLag
      ? [
          {
            code: 'revised',
            message: `Where no earlier values of ${rule.subject} (${rule.series}) are stored the condition is judged by today’s revision, not the first print, from the end of each period and the usual lag on.`,
          },
        ]
      : [],
  };
}

/** The condition as it stands in a sentence, behind what it limits; empty without one. */
export function tellWhen({ when }: Pick<ForwardParams, 'when'>): string {
  return when === 'any' ? '' : ` with ${conditionNames[when].state}`;
}

/** The condition as a definition has it. */
export function describeWhen({ when, unit }: Pick<ForwardParams, 'when' | 'unit'>): string {
  return when === 'any'
    ? ''
    : `Only ${unit}s count ${onOrIn(unit)} which, by what was known at their close, this held: ${findUsualRule(when).text}. Events, base and random dates are of these alone.`;
}
