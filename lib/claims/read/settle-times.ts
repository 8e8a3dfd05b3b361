import type { SessionDate } from '@/lib/calendar/session-date';
import type { Chunk } from './chunk';
import { refuseOtherYear } from './other-year';
import type { Unplaced } from './place-date';
import { refuseHad } from './refuse-had';
import { refuseOrder } from './refuse-order';
import { refuseStale } from './refuse-stale';
import type { SentenceFacts } from './sentence-facts';
import { settleRunning } from './settle-running';

/** The statements of a sentence, each of the time that it has by the day of the post; or why that is left open. */
export function settleTimes(
  found: Exclude<SentenceFacts, { readonly reason: string }>,
  chunks: readonly Chunk[],
  quote: (chunk: Chunk) => string,
  post: SessionDate | null,
  yearBefore: number | null,
): Pick<typeof found, 'facts' | 'said'> | Unplaced {
  const turned = found.apart === undefined ? null : refuseOrder(found.apart, post);
  const untold = refuseStale(chunks, quote, post) ?? refuseHad(chunks, quote, post) ?? turned;
  if (untold !== null) return untold;
  const settled = settleRunning(found, post);
  if ('reason' in settled) return settled;
  // "Rose 1.6% in January after gaining 24.2% in 2023" has its order.
  return refuseOtherYear(found.apart?.kind === 'after' ? [] : found.said, yearBefore, post) ?? settled;
}
