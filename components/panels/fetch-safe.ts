import type { ClaimsAnswer } from '@/lib/server/pages/models/claims-answer';

/** The sentence that can be printed, or null where none is offered. */
export type SafeAnswer = ClaimsAnswer['claims'][number]['safe'];

/**
 * Asks what can safely be written in the place of a claim.
 * @param query of the study `claim`.
 * @throws Error saying what the API said, or that it could not be reached.
 */
export async function fetchSafe(query: string): Promise<SafeAnswer> {
  const response = await fetch(`/api/v1/claims/safe?${query}`).catch(() => {
    throw new Error('Broadtape cannot be reached.');
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return (body as { readonly safe: SafeAnswer }).safe;
  const message: unknown = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  throw new Error(typeof message === 'string' ? message : `The server answered ${response.status}.`);
}
