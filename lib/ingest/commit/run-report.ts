import type { IngestTask, RunState } from '@/lib/store/ingest-runs';

/** What a run did. */
export interface RunReport {
  readonly runId: number;
  readonly state: Extract<RunState, 'done' | 'partial' | 'failed'>;
  readonly message: string | null;
  readonly dataVersion: number;
  readonly tasks: readonly IngestTask[];
}

/** A step of a run, for progress bars and lines. */
export interface RunProgress {
  readonly symbol: string;
  readonly step: 'fetched' | 'stored' | 'failed';
  readonly text: string;
  readonly finished: number;
  readonly total: number;
}

/** How a run ended: failed only when nothing worked, partial when something did not. */
export function summarizeTasks(tasks: readonly IngestTask[]): { state: RunReport['state']; message: string | null } {
  const failed = tasks.filter((task) => task.state === 'failed');
  if (failed.length === 0) return { state: 'done', message: null };
  const message = failed.map((task) => `${task.symbol}: ${task.message ?? 'failed'}`).join('; ');
  return { state: failed.length === tasks.length ? 'failed' : 'partial', message };
}
