import type { IngestTask } from '@/lib/store/ingest-runs';
import { commitPrepared, toRefusedTask, type CommitContext } from '../commit/commit-prepared';
import { RunRefused, type RecordTask } from '../commit/record-run';
import { findRunFault, type RunSample } from '../judge/find-run-fault';
import type { Prepared } from './prepared';

export interface MembersContext extends CommitContext {
  readonly record: RecordTask;
}

// As many members that came back different at once are no corporate actions of their own: the provider is broken.
const mostChanged = 3;

/** Why a member alone, or all that were asked for together, may not be stored. One stock may stand still, or be on another scale; most do not. */
function findFaults(samples: readonly RunSample[]): { readonly ofAll: string | null; readonly bySymbol: ReadonlyMap<string, string> } {
  const changed = samples.flatMap((sample) => {
    const fault = findRunFault([{ ...sample, recent: [] }]);
    return fault === null ? [] : [[sample.symbol, fault] as const];
  });
  const isMost = changed.length >= mostChanged && changed.length > samples.length / 2;
  const still = findRunFault(samples.map((sample) => ({ ...sample, changedCount: 0 })));
  return { ofAll: still ?? (isMost ? findRunFault(samples) : null), bySymbol: new Map(changed) };
}

/**
 * Judges members that were fetched together, and commits each in a commit of its own but for those whose stored closes came back different. What
 * came of each is recorded.
 * @throws RunRefused, with the tasks of these, where most did, or all stand still; LeaseLost.
 */
export async function storeMembers(context: MembersContext, prepared: readonly Prepared[]): Promise<IngestTask[]> {
  const { startedAt, now, onTask, record } = context;
  const refuse = (item: Prepared, reason: string) => toRefusedTask(item, reason, { startedAt, finishedAt: now().toISOString() });
  const { ofAll, bySymbol } = findFaults(prepared.flatMap(({ sample }) => (sample === null ? [] : [sample])));
  if (ofAll !== null) {
    const reason = `${ofAll}: these were not stored, and the rest was not asked for.`;
    throw new RunRefused(
      reason,
      prepared.map((item) => refuse(item, reason)),
    );
  }
  const refused = prepared.flatMap((item) => {
    const fault = bySymbol.get(item.instrument.symbol);
    return fault === undefined
      ? []
      : [refuse(item, `${fault}: not stored. Import its whole history on the new scale: npm run data -- import --panel <file>`)];
  });
  refused.forEach((task) => onTask?.(task));
  const trusted = prepared.filter(({ instrument }) => !bySymbol.has(instrument.symbol));
  const tasks = [...refused, ...(await commitPrepared(context, [], trusted))];
  for (const task of tasks) await record(task);
  return tasks;
}
