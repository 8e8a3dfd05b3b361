import { describeState } from '../../measure/describe-event';
import type { EventRuleParams } from '../../measure/event-rule';
import { isOfMany } from '../../measure/measures';
import type { ClaimParams } from './params';

/** What is joined to a claim as a noun phrase: 'a record close by the Nasdaq-100'; of the claim's own instrument without its name. */
export function nameJoined(
  rule: EventRuleParams,
  own: Pick<ClaimParams, 'measure' | 'symbol'>,
  nameOf: (symbol: string) => string,
): string {
  const isSame = rule.symbol === own.symbol && !isOfMany(own);
  return describeState(rule, { owner: isOfMany(rule) || isSame ? null : nameOf(rule.symbol), other: nameOf(rule.versus) });
}
