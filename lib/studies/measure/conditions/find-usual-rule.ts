import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { ConditionId } from './condition-ids';
import { economyRules, type ConditionRule } from './condition-rules';
import { createMembersRule } from './members-rule';

/** Whose members' earnings are read where nobody says otherwise. */
export const usualEarningsUniverse = 'sp600';

/** The usual rule of a condition, as the study of the conditions has it where a link says nothing. */
export function findUsualRule(condition: ConditionId): ConditionRule {
  const rule =
    condition === 'earnings'
      ? createMembersRule(usualEarningsUniverse, findDefaultUniverse(usualEarningsUniverse)?.name ?? usualEarningsUniverse)
      : economyRules.find((one) => one.condition === condition);
  if (rule === undefined) throw new RangeError(`no rule for ${condition}`);
  return rule;
}
