import { firstCalendarDate, type Calendar } from '@/lib/calendar/calendar';
import { newestFinalSession } from '@/lib/calendar/final-close';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { HoldingsSource } from '@/lib/sources/holdings/holdings-source';
import { SourceError } from '@/lib/sources/source-error';
import type { IngestTask } from '@/lib/store/ingest-runs';
import { listSnapshotGaps, noteSnapshotGap } from '@/lib/store/snapshot-gaps';
import { readSnapshots } from '@/lib/store/snapshots';
import { recordRun, RunRefused } from '../commit/record-run';
import { requireRealData } from '../commit/require-real-data';
import type { RunProgress, RunReport } from '../commit/run-report';
import { UnknownUniverse } from '../import/choose-universe';
import { toRowsTask } from '../import/record-universe-import';
import { NothingToStore } from '../import/universe-file';
import type { SnapshotPull } from './pull-snapshot';
import { refreshSpells } from './refresh-spells';
import { storeSnapshot } from './store-snapshot';
import { findSince, requireFunds } from './universe-funds';

export interface Backfill extends SnapshotPull {
  /** The first month that is asked for. */
  readonly since: SessionDate;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** The last session of each month from that of `since` on, as far as it is over. */
export function listMonthEnds(calendar: Calendar, since: SessionDate, newest: SessionDate): SessionDate[] {
  const from = since < firstCalendarDate ? firstCalendarDate : since;
  const sessions = calendar.sessionsBetween(from, newest);
  return sessions.filter((session, place) => {
    const next = sessions[place + 1];
    return next !== undefined && next.slice(0, 7) !== session.slice(0, 7);
  });
}

/** The source that keeps the past of a universe. @throws UnknownUniverse where none does. */
function requirePast({ sources, universeId }: Backfill): {
  readonly source: HoldingsSource;
  readonly fund: string;
  readonly first: SessionDate;
} {
  for (const { source: id, fund } of requireFunds(universeId).funds) {
    const [source, first] = [sources.find((one) => one.id === id), findSince(id)];
    if (source !== undefined && first !== null) return { source, fund, first };
  }
  throw new UnknownUniverse(`No source keeps the past of ${universeId}: pull it without --since, and it grows from today on`);
}

/** A list, or null where the source has none of that session. @throws RunRefused where the source is to be left alone, the reason of `signal`. */
async function fetchPast(
  { signal }: Backfill,
  source: HoldingsSource,
  fund: string,
  session: SessionDate,
  tasks: readonly IngestTask[],
): Promise<Holdings | null> {
  try {
    return await source.fetchHoldings({ fund, asOf: session, signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof SourceError)) throw error;
    // Where the file is not found at all the source has moved: that says nothing of the session.
    if (error.kind === 'no_data_yet') return null;
    throw new RunRefused(
      `Stopped at ${session}: ${error.message}. What came before is stored; run it again, and it goes on from there.`,
      tasks,
    );
  }
}

/**
 * Asks for the lists of the month ends since a month, oldest first, each stored in a commit of its own, and finds the spells from all of them when
 * it ends or is stopped. What is stored already, was not published, or was refused by its verdict is not asked for again, so that a run that was
 * stopped goes on where it was. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, LeaseLost, the reason of `signal`.
 */
export async function backfillSnapshots(request: Backfill): Promise<RunReport> {
  const { store, universeId, calendar, now, fence, origin, signal, since, onProgress } = request;
  const { source, fund, first } = requirePast(request);
  await requireRealData(store, 'members');
  const done = new Set<string>((await readSnapshots(store, universeId)).map(({ session }) => session));
  for (const { session } of await listSnapshotGaps(store, universeId, source.id)) done.add(session);
  const ends = listMonthEnds(calendar, since > first ? since : first, newestFinalSession(calendar, now().toISOString()));
  const wanted = ends.filter((session) => !done.has(session));
  const asked = { universe: universeId, part: 'snapshots', file: null, since };
  return await recordRun({ store, fence, now, kind: 'import', origin, request: asked }, async (runId, record) => {
    const tasks: IngestTask[] = [];
    const finish = async (session: SessionDate, task: IngestTask): Promise<void> => {
      const own = { ...task, symbol: `${universeId} ${session}` };
      tasks.push(own);
      await record(own);
      onProgress?.({
        symbol: universeId,
        step: own.state === 'failed' ? 'failed' : 'stored',
        text: own.message ?? session,
        finished: ends.length - wanted.length + tasks.length,
        total: ends.length,
      });
    };
    const take = async (session: SessionDate): Promise<void> => {
      const startedAt = now().toISOString();
      const holdings = await fetchPast(request, source, fund, session, tasks);
      const task = {
        symbol: universeId,
        provider: source.id,
        attempts: 1,
        rowsSeen: 0,
        rowsNew: 0,
        rowsRevised: 0,
        rowsQuarantined: 0,
        startedAt,
      } as const;
      const note = (reason: string) => noteSnapshotGap(store, { universeId, session, source: source.id, reason, foundAt: startedAt });
      if (holdings === null) {
        await note('not published');
        await finish(session, {
          ...task,
          state: 'unchanged',
          errorClass: 'no_data_yet',
          message: `${session}: not published`,
          finishedAt: now().toISOString(),
        });
        return;
      }
      try {
        const outcome = await storeSnapshot(
          { store, universeId, calendar, now, holdings, second: null, label: `${source.id}, ${session}`, leavesSpells: true },
          { fence, runId, committedAt: startedAt },
        );
        await finish(session, toRowsTask({ name: universeId, source: source.id, startedAt, now }, outcome));
      } catch (error) {
        if (!(error instanceof NothingToStore)) throw error;
        await note(error.message);
        await finish(session, { ...task, state: 'failed', errorClass: null, message: error.message, finishedAt: now().toISOString() });
      }
    };
    try {
      for (const session of wanted) {
        signal?.throwIfAborted();
        await take(session);
      }
    } finally {
      // Once for all lists: with a newer one stored, each would move the end of everyone who has left since. After a kill the next list does it.
      await refreshSpells(store, universeId, { source: source.id, fence, runId, committedAt: now().toISOString() });
    }
    return tasks;
  });
}
