import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { economyRules, type ConditionRule } from '../../measure/conditions/condition-rules';
import { createImportedRule } from '../../measure/conditions/imported-rule';
import { createMembersRule } from '../../measure/conditions/members-rule';
import type { ConditionsParams } from './params';

/** Every rule that is judged with these parameters: of each condition the usual one first. A series of earnings that is named goes before the filings. */
export function listRules({ earningsSeries, universe }: Pick<ConditionsParams, 'earningsSeries' | 'universe'>): readonly ConditionRule[] {
  const members = createMembersRule(universe, findDefaultUniverse(universe)?.name ?? universe);
  return [...economyRules, ...(earningsSeries === '' ? [] : [createImportedRule(earningsSeries)]), members];
}
