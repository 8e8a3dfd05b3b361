import 'server-only';
import { getEnv } from '@/lib/env';
import { publishedClaims, type PublishedClaim } from '@/lib/studies/after/claim/library';
import type { Headline, Verdict } from '@/lib/studies/kit/study';
import { HttpError } from '../http/http-error';
import { loadMarket } from '../answers/load-market';
import { runQuery } from '../answers/run-query';

/** A published claim with what the stored closes say of it. */
export interface CheckedClaim {
  readonly claim: PublishedClaim;
  readonly verdict: Verdict;
  readonly headline: Headline;
  /** The claim as a view of its own. */
  readonly href: string;
}

/** The verdict where the store lacks what the link names (an instrument, a session): the same kind as the checker's own. */
function failToCheck({ message }: HttpError): Pick<CheckedClaim, 'verdict' | 'headline'> {
  return {
    verdict: { sentence: [], kind: 'cannot_check', under: null, missing: message, said: '', figure: null, unit: 'none', signed: false, matches: null, understated: null },
    headline: { text: `Cannot be checked. ${message}`, detail: '', provisional: false },
  };
}

async function checkClaim(claim: PublishedClaim): Promise<CheckedClaim> {
  const href = `/studies/claim?${claim.query}`;
  try {
    const { verdict, headlines: [headline], links } = await runQuery('claim', claim.query, 10);
    if (verdict === null || headline === undefined) throw new RangeError(`the study of claims gave no verdict for ${claim.id}`);
    return { claim, verdict, headline, href: links.page };
  } catch (error) {
    if (error instanceof HttpError && error.status === 400) return { claim, href, ...failToCheck(error) };
    throw error;
  }
}

let kept: { readonly key: string; readonly claims: Promise<CheckedClaim[]> } | undefined;

/**
 * Every published claim with its verdict on the data that the store holds.
 * @throws HttpError 503 for an empty store.
 */
export async function loadPublishedClaims(): Promise<CheckedClaim[]> {
  const { dataVersion } = await loadMarket();
  const key = `${getEnv().DATABASE_URL}|${dataVersion}`;
  // Their verdicts change with the stored closes alone: they are looked up once per data version.
  if (kept?.key !== key) kept = { key, claims: Promise.all(publishedClaims.map(checkClaim)) };
  const { claims } = kept;
  try {
    return await claims;
  } catch (error) {
    if (kept.claims === claims) kept = undefined;
    throw error;
  }
}
