import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '@/lib/ingest/commit/run-report';
import type { Touched } from '@/lib/server/answers/latest-sentences';
import { copyStore } from '@/lib/store/copy-store';
import { openStore } from '@/lib/store/open-store';
import { listQuarantine } from '@/lib/store/quarantine';
import type { Store } from '@/lib/store/store';
import type { HeldRow } from '@/lib/uploads/upload-schemas';
import { listUniverses } from '@/lib/store/universes';
import type { CommandContext } from './context';
import { UsageError } from './exit-codes';
import { describeRun } from './output';

/** A sentence that would read otherwise. */
interface ChangedSentence {
  /** The study and its query, as in its link. */
  readonly study: string;
  readonly before: string | null;
  readonly after: string | null;
}

const mostHeldLines = 20;

// The studies of one instrument are asked for so many of those that change.
const mostSymbols = 10;

async function listChanged(before: string, after: string, touched: Touched): Promise<ChangedSentence[]> {
  // Loaded when asked for: the studies would double what every other command loads.
  const { readLatestSentences } = await import('@/lib/server/answers/latest-sentences');
  const [old, fresh] = [await readLatestSentences(before, touched), await readLatestSentences(after, touched)];
  return [...fresh].flatMap(([study, sentence]) =>
    old.get(study) === sentence ? [] : [{ study, before: old.get(study) ?? null, after: sentence }],
  );
}

// A run names its tasks after instruments, or after the universe that it is about.
function sortOut(touched: readonly string[], known: readonly string[]): Touched {
  const universes = touched.filter((name) => known.includes(name));
  return { universes, symbols: touched.filter((name) => !universes.includes(name)).slice(0, mostSymbols) };
}

function quote(sentence: string | null): string {
  return sentence === null ? 'nothing' : `"${sentence}"`;
}

/** What a run put into the quarantine of a store, by symbol and session, not by what found it; what was found before is there of an earlier run. */
async function listHeld(store: Store, runId: number): Promise<HeldRow[]> {
  const rows = await listQuarantine(store, { runId });
  const place = ({ symbol, session }: Pick<HeldRow, 'symbol' | 'session'>) => `${symbol} ${session ?? ''}`;
  return rows
    .reverse()
    .sort((one, other) => (place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0))
    .map(({ symbol, session, reason }) => ({ symbol, session, reason }));
}

function describeHeld(held: readonly HeldRow[], heldBefore: number): string[] {
  const more = held.length - mostHeldLines;
  return [
    ...(held.length === 0 ? [] : [held.length === 1 ? '1 row would be held back:' : `${held.length} rows would be held back:`]),
    ...held.slice(0, mostHeldLines).map(({ symbol, session, reason }) => `${symbol} ${session ?? 'no date'}: ${reason}`),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(heldBefore === 0 ? [] : [`${heldBefore} in quarantine came before with the same reason: npm run data -- quarantine list --all`]),
  ];
}

/** Runs an import and says what it did; with `dryRun` what it would do. @throws UsageError where `force` gives no reason. */
export async function runOrTry(
  context: CommandContext,
  { dryRun: isDry, force }: { readonly dryRun?: boolean | undefined; readonly force?: string | undefined },
  work: (context: CommandContext) => Promise<RunReport>,
): Promise<RunReport> {
  if (force?.trim() === '') throw new UsageError('--force takes the reason why it is stored all the same');
  if (isDry === true) return await dryRun(context, work);
  const report = await work(context);
  context.output.result(report, describeRun(report));
  return report;
}

/**
 * Does `work` on a copy of the store, says what it would have done, which rows it would have held back and why, and which latest sentences of studies would change, and
 * throws the copy away. The store itself is only read.
 */
async function dryRun(context: CommandContext, work: (context: CommandContext) => Promise<RunReport>): Promise<RunReport> {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-dry-run-'));
  try {
    const url = await copyStore(context.store, join(folder, 'copy.db'));
    const store = await openStore(url);
    let report: RunReport;
    let universes: string[];
    let held: HeldRow[];
    try {
      report = await work({ ...context, store });
      universes = (await listUniverses(store)).map(({ id }) => id);
      held = await listHeld(store, report.runId);
    } finally {
      await store.close();
    }
    const touched = report.tasks.filter(({ rowsNew, rowsRevised }) => rowsNew + rowsRevised > 0).map(({ symbol }) => symbol);
    const sentences = touched.length === 0 ? [] : await listChanged(context.store.databaseUrl, url, sortOut(touched, universes));
    const { runId: _runId, dataVersion: _dataVersion, ...rest } = report;
    const heldBefore = report.tasks.reduce((total, { rowsQuarantined }) => total + rowsQuarantined, 0) - held.length;
    const [sum = ''] = describeRun(report).slice(-1);
    context.output.result({ dryRun: true, ...rest, held, heldBefore, sentences }, [
      ...describeRun(report).slice(0, -1),
      ...describeHeld(held, heldBefore),
      `dry run: nothing was stored; ${sum.replace(/^run \d+ /, '').replace(/, data version \d+$/, '')}`,
      sentences.length === 0
        ? 'no latest sentence of a study would change'
        : `${sentences.length} latest sentences of studies would change:`,
      ...sentences.map(({ study, before, after }) => `${study}: ${quote(before)} would be ${quote(after)}`),
    ]);
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
