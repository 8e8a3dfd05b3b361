import { listAssumedCloses, listClaimTexts, listMarketTexts, writeTexts, type ClaimParts } from '../../measure/write-claim-query';
import type { NeedContext } from './need';

function assumeClose({ daily, main }: NeedContext, close: number): ReadonlyMap<string, number> {
  return new Map([...listAssumedCloses(daily), [main.symbol, close]]);
}

/** What names the sessions that end knowledge, and of a unit that it counts up to them. */
function listEnd({ market, daily }: NeedContext, assumed: ReadonlyMap<string, number>): [string, string][] {
  return [...(market.unit === 'session' ? [] : [['running', 'to-date'] as [string, string]]), ...listMarketTexts(daily, 'price', assumed)];
}

/** The claim, in the unit asked for, with this close assumed. */
export function linkClaim(context: NeedContext, { choice, ...parts }: ClaimParts, close: number): string {
  const { market } = context;
  const texts = listClaimTexts(market, { ...parts, choice: { ...choice, unit: market.unit } });
  return `/studies/claim?${writeTexts([...texts, ...listEnd(context, assumeClose(context, close))])}`;
}

/** A study, in the unit asked for, with this close assumed. */
export function linkStudy(context: NeedContext, study: string, texts: readonly (readonly [string, string])[], close: number): string {
  const unit: [string, string][] = context.market.unit === 'session' ? [] : [['unit', context.market.unit]];
  return `/studies/${study}?${writeTexts([...texts, ...unit, ...listEnd(context, assumeClose(context, close))])}`;
}
