import 'server-only';
import type { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import { readClaims, type ReadClaim } from '@/lib/claims/read/read-claims';
import { claim } from '@/lib/studies/after/claim/study';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import type { claimsAnswerSchema } from '../http/claims-schemas';
import { HttpError } from '../http/http-error';
import { failToCheck } from './fail-to-check';
import { findNearMiss } from './find-near-miss';
import { knowCloses } from './know-closes';
import { loadMarket } from './load-market';
import { runQuery } from './run-query';
import { writeSafely } from './write-safely';

type ClaimsAnswer = z.output<typeof claimsAnswerSchema>;

const parameters = listParameters(claim);
// No row of a series is drawn beside a sentence.
const points = 10;

async function judge({ query: written, assumed, standIn }: ReadClaim): Promise<ClaimsAnswer['claims'][number]> {
  const query = setQuery(written, {}, parameters);
  const links = { page: `/studies/claim?${query}`, api: `/api/v1/studies/claim?${query}` };
  const common = { query, assumed: [...assumed], links };
  try {
    const result = await runQuery(claim.id, query, points);
    const { verdict: own, headlines, simulated } = result;
    if (own === null) throw new RangeError('the study of claims gave no verdict');
    const missing = standIn === undefined ? null : await findNearMiss(query, own, standIn);
    const verdict = missing === null ? own : { ...own, kind: 'cannot_check' as const, missing, figure: null, matches: null };
    const sentence = verdict.sentence.map(({ text }) => text).join('');
    const found = verdict.kind === 'cannot_check' ? (verdict.missing ?? '') : (headlines[0]?.detail ?? '');
    return {
      ...common,
      sentence,
      verdict: { ...verdict, sentence: [...verdict.sentence] },
      found,
      simulated,
      safe: await writeSafely(query, result),
    };
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 400) throw error;
    const { verdict } = failToCheck(error);
    return { ...common, sentence: '', verdict: { ...verdict, sentence: [] }, found: verdict.missing ?? '', simulated: false, safe: null };
  }
}

/**
 * The claims that a text makes, each judged as its link would be, but for a stand-in that misses by a little: of that the link says that it
 * fails, and the text is of something else. It is kept nowhere.
 * @param asOf the day on which it was published, or null.
 * @throws HttpError 503 for an empty store.
 */
export async function readText(text: string, asOf: SessionDate | null): Promise<ClaimsAnswer> {
  const market = await loadMarket();
  const instruments = [...market.series].map(([symbol, { instrument }]) => ({ symbol, name: instrument.name, kind: instrument.kind }));
  const read = readClaims(text, { asOf, instruments, closes: knowCloses(market) });
  const claims: ClaimsAnswer['claims'] = [];
  // One at a time: a text asks no more of the server at once than a link does.
  for (const one of read.claims) claims.push(await judge(one));
  return { claims, words: read.words.map((word) => ({ ...word })), cannot: [...read.cannot], needsPost: read.needsPost };
}
