import { onProcess } from '@/lib/keep/on-process';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packResult, unpackResult, type PackedResult } from './pack-result';

interface Ahead {
  readonly rows: string;
  readonly result: StudyResult;
}

// Pages are made a few at a time. Of one that breaks off nobody takes what was packed: it goes with the fourth page after it, and not by a timer, which
// would hold the request that it began in, with the page that was written.
const mostAhead = 4;
const ahead = onProcess('answers on their way', () => new Map<string, Ahead>());

/** With rows that are made: those that are made when they are asked for hold the market until then, and tell whoever asks again and again. */
function settle({ rows, events, tables, ...answer }: StudyResult): StudyResult {
  return {
    ...answer,
    rows: [...rows],
    events: events === null ? null : [...events],
    tables: tables.map((table) => ({ ...table, rows: [...table.rows] })),
  };
}

/**
 * As `packResult`; the process that prints the page, where another bundle unpacks it a moment later, is told the answer itself. For pages that are
 * printed here alone: of any other nobody takes it.
 */
export function packAhead(result: StudyResult): PackedResult {
  const settled = settle(result);
  const packed = packResult(settled);
  ahead.set(packed.answer, { rows: packed.rows, result: settled });
  for (const answer of ahead.keys()) if (ahead.size > mostAhead) ahead.delete(answer);
  return packed;
}

/** As `unpackResult`; where it was packed here the answer itself, once. */
export function unpackAhead(packed: PackedResult): StudyResult {
  const found = ahead.get(packed.answer);
  ahead.delete(packed.answer);
  return found?.rows === packed.rows ? found.result : unpackResult(packed);
}
