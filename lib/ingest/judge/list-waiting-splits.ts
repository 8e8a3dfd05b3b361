import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { listQuarantine } from '@/lib/store/quarantine';
import { readSeries } from '@/lib/store/read-series';
import type { Store } from '@/lib/store/store';
import { groupBy } from '../group-by';
import { unexplainedJump } from './check-rows';
import { fewestOfLevel, findWaitingSplit, type WaitingSplit } from './find-waiting-split';

const dated = z.object({ session: z.string().refine(isSessionDate), close: z.number().positive() });

/** What waits in quarantine as after a split that no provider told of, by symbol. Reads all of the open quarantine, and the closes of who has enough in it. */
export async function listWaitingSplits(store: Store): Promise<WaitingSplit[]> {
  const found: WaitingSplit[] = [];
  const bySymbol = [...groupBy(await listQuarantine(store, { state: 'open' }), ({ symbol }) => symbol)];
  for (const [symbol, rows] of bySymbol.sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!rows.some(({ reason }) => reason.includes(unexplainedJump))) continue;
    const waiting = new Map<SessionDate, number>();
    // Newest first: what came last of a session is what accepting stores.
    for (const { row } of rows) {
      const { data } = dated.safeParse(row);
      if (data !== undefined && !waiting.has(data.session)) waiting.set(data.session, data.close);
    }
    if (waiting.size < fewestOfLevel) continue;
    const { sessions, close, provisional } = await readSeries(store, symbol);
    const stored = new Map(sessions.flatMap((session, at) => (provisional[at] === 1 ? [] : [[session, close[at] ?? Number.NaN] as const])));
    found.push(...[findWaitingSplit(symbol, waiting, stored)].filter((one) => one !== null));
  }
  return found;
}
