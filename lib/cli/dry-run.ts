import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '@/lib/ingest/run-report';
import { copyStore } from '@/lib/store/copy-store';
import { openStore } from '@/lib/store/open-store';
import type { CommandContext } from './context';
import { describeRun } from './output';

/** A sentence that would read otherwise. */
interface ChangedSentence {
  /** The study and its query, as in its link. */
  readonly study: string;
  readonly before: string | null;
  readonly after: string | null;
}

// The studies of one instrument are asked for so many of those that change.
const mostSymbols = 10;

async function listChanged(before: string, after: string, symbols: readonly string[]): Promise<ChangedSentence[]> {
  // Loaded when asked for: the studies would double what every other command loads.
  const { readLatestSentences } = await import('@/lib/server/answers/latest-sentences');
  const [old, fresh] = [await readLatestSentences(before, symbols), await readLatestSentences(after, symbols)];
  return [...fresh].flatMap(([study, sentence]) => (old.get(study) === sentence ? [] : [{ study, before: old.get(study) ?? null, after: sentence }]));
}

function quote(sentence: string | null): string {
  return sentence === null ? 'nothing' : `"${sentence}"`;
}

/**
 * Does `work` on a copy of the store, says what it would have done and which latest sentences of studies would change, and
 * throws the copy away. The store itself is only read.
 */
export async function dryRun(context: CommandContext, work: (context: CommandContext) => Promise<RunReport>): Promise<RunReport> {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-dry-run-'));
  try {
    const url = await copyStore(context.store, join(folder, 'copy.db'));
    const store = await openStore(url);
    let report: RunReport;
    try {
      report = await work({ ...context, store });
    } finally {
      await store.close();
    }
    const touched = report.tasks.filter(({ rowsNew, rowsRevised }) => rowsNew + rowsRevised > 0).map(({ symbol }) => symbol);
    const sentences = touched.length === 0 ? [] : await listChanged(context.store.databaseUrl, url, touched.slice(0, mostSymbols));
    const { runId: _runId, dataVersion: _dataVersion, ...rest } = report;
    const [sum = ''] = describeRun(report).slice(-1);
    context.output.result({ dryRun: true, ...rest, sentences }, [
      ...describeRun(report).slice(0, -1),
      `dry run: nothing was stored; ${sum.replace(/^run \d+ /, '').replace(/, data version \d+$/, '')}`,
      sentences.length === 0 ? 'no latest sentence of a study would change' : `${sentences.length} latest sentences of studies would change:`,
      ...sentences.map(({ study, before, after }) => `${study}: ${quote(before)} would be ${quote(after)}`),
    ]);
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
