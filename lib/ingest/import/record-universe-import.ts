import type { Fence } from '@/lib/store/close-row';
import type { UniverseCommitOptions, UniverseCommitResult } from '@/lib/store/commit-universe-rows';
import type { IngestTask, RunOrigin } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';
import { recordRun } from '../commit/record-run';
import type { RunReport } from '../commit/run-report';

/** What every import of a universe's data is given. */
export interface UniverseImport {
  readonly store: Store;
  readonly universeId: string;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** A run that was claimed from the queue; a new one is recorded where it is left out. */
  readonly runId?: number | undefined;
}

export interface UniverseImportOutcome {
  readonly result: UniverseCommitResult;
  readonly rowsSeen: number;
  /** What was left out or assumed, in sentences. */
  readonly remarks: readonly string[];
}

/** What a commit of rows did, as a task with the name of what they are of: a universe. */
export function toRowsTask(
  {
    name,
    source,
    startedAt,
    now,
  }: { readonly name: string; readonly source: string; readonly startedAt: string; readonly now: () => Date },
  { result, rowsSeen, remarks }: UniverseImportOutcome,
): IngestTask {
  const isChanged = result.added + result.withdrawn > 0;
  // Something that was withdrawn and added again with another value is one revised row.
  const counts = {
    rowsSeen,
    rowsNew: Math.max(0, result.added - result.withdrawn),
    rowsRevised: Math.min(result.added, result.withdrawn),
    rowsQuarantined: 0,
  };
  const withdrawn = result.withdrawn > result.added ? [`${result.withdrawn - result.added} withdrawn`] : [];
  const message = [...withdrawn, ...remarks].join('; ');
  return {
    symbol: name,
    provider: source,
    state: isChanged ? 'done' : 'unchanged',
    attempts: 1,
    errorClass: null,
    message: message === '' ? null : message,
    ...counts,
    startedAt,
    finishedAt: now().toISOString(),
  };
}

/** Records a commit of a universe's data as a run with one task, named after the universe. */
export async function recordUniverseImport(
  request: UniverseImport,
  what: { readonly file: string | null; readonly part: string; readonly source: string; readonly force?: string | undefined },
  commit: (options: UniverseCommitOptions) => Promise<UniverseImportOutcome>,
): Promise<RunReport> {
  const { store, universeId, now, fence, origin, runId: claimed } = request;
  return await recordRun(
    {
      store,
      fence,
      now,
      kind: 'import',
      origin,
      request: { universe: universeId, part: what.part, file: what.file, ...(what.force === undefined ? {} : { force: what.force }) },
      runId: claimed,
    },
    async (runId) => {
      const startedAt = now().toISOString();
      return [
        toRowsTask(
          { name: universeId, source: what.source, startedAt, now },
          await commit({ source: what.source, fence, runId, committedAt: startedAt }),
        ),
      ];
    },
  );
}
