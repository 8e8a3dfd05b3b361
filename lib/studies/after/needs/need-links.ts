import { listAssumedCloses, listMarketTexts, writeClaimQuery, writeTexts, type ClaimParts } from '../../measure/write-claim-query';
import type { NeedContext } from './need';

function assumeClose({ market, main }: NeedContext, close: number): ReadonlyMap<string, number> {
  return new Map([...listAssumedCloses(market), [main.symbol, close]]);
}

/** The claim with this close assumed. */
export function linkClaim(context: NeedContext, parts: ClaimParts, close: number): string {
  return `/studies/claim?${writeClaimQuery(context.market, 'price', parts, assumeClose(context, close))}`;
}

/** A study with this close assumed. */
export function linkStudy(context: NeedContext, study: string, texts: readonly (readonly [string, string])[], close: number): string {
  return `/studies/${study}?${writeTexts([...texts, ...listMarketTexts(context.market, 'price', assumeClose(context, close))])}`;
}
