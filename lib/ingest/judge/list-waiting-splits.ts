import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { readFinalCloses, readFinalSpans } from '@/lib/store/final-closes';
import { listQuarantine, listQuarantinedSymbols, type QuarantinedRow } from '@/lib/store/quarantine';
import type { Store } from '@/lib/store/store';
import { groupBy } from '../group-by';
import { unexplainedJump } from './check-rows';
import { findWaitingSplit, type WaitingSplit } from './find-waiting-split';

const dated = z.object({ session: z.string().refine(isSessionDate), close: z.number().positive() });

// Newest first: what came last of a session is what accepting stores.
function readWaiting(rows: readonly QuarantinedRow[]): Map<SessionDate, number> {
  const waiting = new Map<SessionDate, number>();
  for (const { row } of rows) {
    const { data } = dated.safeParse(row);
    if (data !== undefined && !waiting.has(data.session)) waiting.set(data.session, data.close);
  }
  return waiting;
}

// So that neither many rows nor many values of a statement are held at once.
const symbolsAtOnce = 100;

/** What waits in quarantine as after a split that no provider told of, by symbol. Reads no row of an instrument of which nothing jumps. */
export async function listWaitingSplits(store: Store): Promise<WaitingSplit[]> {
  const jumping = await listQuarantinedSymbols(store, { state: 'open', reason: unexplainedJump });
  const found: WaitingSplit[] = [];
  for (let at = 0; at < jumping.length; at += symbolsAtOnce) {
    const symbols = jumping.slice(at, at + symbolsAtOnce);
    const spans = await readFinalSpans(store, symbols);
    const bySymbol = groupBy(await listQuarantine(store, { state: 'open', symbol: symbols }), ({ symbol }) => symbol);
    for (const symbol of symbols) {
      const [span, waiting] = [spans.get(symbol), readWaiting(bySymbol.get(symbol) ?? [])];
      if (span === undefined || !waiting.has(span.last)) continue;
      const first = [...waiting.keys()].reduce((least, session) => (session < least ? session : least), span.last);
      const closes = await readFinalCloses(store, span.instrumentId, first, span.last);
      found.push(...[findWaitingSplit(symbol, waiting, { ...span, closes })].filter((one) => one !== null));
    }
  }
  return found;
}
