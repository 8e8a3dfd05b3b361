import { onProcess } from '@/lib/keep/on-process';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packResult, unpackResult, type PackedResult } from './pack-result';

interface Ahead {
  readonly rows: string;
  readonly result: StudyResult;
}

// Pages are made two at a time; of one that broke off nobody takes what was packed.
const mostAhead = 4;
const ahead = onProcess('answers on their way', () => new Map<string, Ahead>());

/** As `packResult`; the process that prints the page, where another bundle unpacks it a moment later, is told the answer itself. */
export function packAhead(result: StudyResult): PackedResult {
  const packed = packResult(result);
  ahead.set(packed.answer, { rows: packed.rows, result });
  for (const answer of ahead.keys()) if (ahead.size > mostAhead) ahead.delete(answer);
  return packed;
}

/** As `unpackResult`; where it was packed here the answer itself, once. */
export function unpackAhead(packed: PackedResult): StudyResult {
  const found = ahead.get(packed.answer);
  ahead.delete(packed.answer);
  if (found?.rows !== packed.rows) return unpackResult(packed);
  // A list of rows that are made when they are asked for tells each time whether it is: what prints asks for all of them, again and again.
  return { ...found.result, rows: [...found.result.rows] };
}
