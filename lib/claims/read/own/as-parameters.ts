import type { ClaimParams } from '@/lib/studies/after/claim/params';
import type { EventRuleParams } from '@/lib/studies/measure/event-rule';
import type { Values } from './search-values';

/** Values as what writes the sentence of a claim reads them; see `Values` for why nothing has parsed them yet. */
export function asClaim(values: Values): ClaimParams {
  return values as unknown as ClaimParams;
}

/** Values as what writes the words of a rule reads them. */
export function asRule(values: Values): EventRuleParams {
  return values as unknown as EventRuleParams;
}
