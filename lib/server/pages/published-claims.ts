import 'server-only';
import { getEnv } from '@/lib/env';
import { keepOnProcess } from '@/lib/keep/keep';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import type { PublishedClaim } from '@/lib/studies/after/claim/library/published-claim';
import type { Headline, Verdict } from '@/lib/studies/kit/study';
import { failToCheck } from '../answers/fail-to-check';
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

async function checkClaim(claim: PublishedClaim): Promise<CheckedClaim> {
  const href = `/studies/claim?${claim.query}`;
  try {
    const {
      verdict,
      headlines: [headline],
      links,
    } = await runQuery('claim', claim.query, 10);
    if (verdict === null || headline === undefined) throw new RangeError(`the study of claims gave no verdict for ${claim.id}`);
    return { claim, verdict, headline, href: links.page };
  } catch (error) {
    if (error instanceof HttpError && error.status === 400) return { claim, href, ...failToCheck(error) };
    throw error;
  }
}

// Those of one version: who asks for them asks for the newest.
const kept = keepOnProcess<readonly CheckedClaim[]>('verdicts of published claims', { mostEntries: 1 });

/**
 * Every published claim with its verdict on the data that the store holds.
 * @throws HttpError 503 for an empty store.
 */
export async function loadPublishedClaims(): Promise<readonly CheckedClaim[]> {
  const { stamp } = await loadMarket();
  // Their verdicts change with the stored closes alone: they are looked up once per data version.
  return await kept.get(`${getEnv().DATABASE_URL}|${stamp}`, () => Promise.all(publishedClaims.map(checkClaim)));
}
