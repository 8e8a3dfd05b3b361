import type { SessionDate } from '@/lib/calendar/session-date';
import type { Chunk } from './chunk';
import type { Unplaced } from './place-date';
import { refuseHad } from './refuse-had';
import { refuseOrder } from './refuse-order';
import { refuseOtherYear } from './refuse-other-year';
import { refuseStale } from './refuse-stale';
import type { SentenceFacts } from './sentence-facts';
import { settleRunning } from './settle-running';

/** The statements of a sentence, each of the time that it has by the day of the post; or why that is left open. */
export function settleTimes(
  found: Exclude<SentenceFacts, { readonly reason: string }>,
  chunks: readonly Chunk[],
  quote: (chunk: Chunk) => string,
  post: SessionDate | null,
): Pick<typeof found, 'facts' | 'said'> | Unplaced {
  const turned = found.apart === undefined ? null : refuseOrder(found.apart, post);
  return (
    refuseStale(chunks, quote, post) ??
    refuseHad(chunks, quote, post) ??
    turned ??
    refuseOtherYear(found.said, post) ??
    settleRunning(found, post)
  );
}
