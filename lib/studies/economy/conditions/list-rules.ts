import { economyRules, type ConditionRule } from '../../measure/conditions/condition-rules';
import { createImportedRule } from '../../measure/conditions/imported-rule';
import type { ConditionsParams } from './params';

/** Every rule that is judged with these parameters: of each condition the usual one first. That of earnings is missing where nothing is named for it. */
export function listRules({ earningsSeries }: Pick<ConditionsParams, 'earningsSeries'>): readonly ConditionRule[] {
  return earningsSeries === '' ? economyRules : [...economyRules, createImportedRule(earningsSeries)];
}
