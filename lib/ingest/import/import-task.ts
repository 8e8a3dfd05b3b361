import type { IngestTask } from '@/lib/store/ingest-runs';

/** The task of something in a file of which nothing was stored: refused, or passed over with a word why. */
export function toImportTask(
  symbol: string,
  state: 'failed' | 'unchanged',
  message: string,
  rowsSeen: number,
  startedAt: string,
): IngestTask {
  const counts = { rowsSeen, rowsNew: 0, rowsRevised: 0, rowsQuarantined: 0 };
  return {
    symbol,
    provider: 'import',
    state,
    attempts: 1,
    errorClass: state === 'failed' ? 'schema' : null,
    message,
    ...counts,
    startedAt,
    finishedAt: startedAt,
  };
}
