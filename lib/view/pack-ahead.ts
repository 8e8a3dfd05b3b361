import { onProcess } from '@/lib/keep/on-process';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packResult, unpackResult, type PackedResult } from './pack-result';

interface Ahead {
  readonly rows: string;
  readonly result: StudyResult;
}

// Pages are made a few at a time. Of one that breaks off nobody takes what was packed.
const mostAhead = 4;
const longestAheadMs = 10_000;
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
 * printed here alone: of any other it would be held for some seconds, and nobody takes it.
 */
export function packAhead(result: StudyResult): PackedResult {
  const settled = settle(result);
  const packed = packResult(settled);
  const here: Ahead = { rows: packed.rows, result: settled };
  ahead.set(packed.answer, here);
  for (const answer of ahead.keys()) if (ahead.size > mostAhead) ahead.delete(answer);
  setTimeout(() => {
    if (ahead.get(packed.answer) === here) ahead.delete(packed.answer);
  }, longestAheadMs).unref();
  return packed;
}

/** As `unpackResult`; where it was packed here the answer itself, once. */
export function unpackAhead(packed: PackedResult): StudyResult {
  const found = ahead.get(packed.answer);
  ahead.delete(packed.answer);
  return found?.rows === packed.rows ? found.result : unpackResult(packed);
}
