import type { ClaimsAnswer } from '@/lib/server/pages/models/claims-answer';

/**
 * Has a text read and its claims judged. Nothing of it is stored.
 * @param asOf the day on which it was published, as YYYY-MM-DD; empty where that is not known.
 * @throws Error saying what the API said, or that it could not be reached.
 */
export async function sendText(text: string, asOf: string): Promise<ClaimsAnswer> {
  const response = await fetch('/api/v1/claims/read', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, ...(asOf === '' ? {} : { asOf }) }),
  }).catch(() => {
    throw new Error('Broadtape cannot be reached. Nothing was checked.');
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as ClaimsAnswer;
  const message: unknown = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  throw new Error(typeof message === 'string' ? message : `The server answered ${response.status}. Nothing was checked.`);
}
