import type { Chunk } from './chunk';
import type { Frame } from './frame';
import { pick, type Pattern } from './match-chunks';
import { join, priceOf, toSize } from './part-readers';

function toFall(
  size: Chunk | undefined,
  before: Chunk | undefined,
  after: Chunk | undefined,
  side: Chunk | undefined,
  record: Chunk | undefined,
): Frame | null {
  const said = toSize(size, before, after);
  if (said === null || pick(side, 'side')?.direction === 'up') return null;
  // How far below its record it is, is counted from closes.
  if (priceOf(record) === 'high') return null;
  return { size: said, isFromRecord: true };
}

/** The day that stands straight behind a record: "its record on July 16"; "as of July 16" is up to it. Null for any other time. */
function toRecordDay(record: Chunk | undefined, dateChunk: Chunk | undefined): Frame | null {
  const named = pick(dateChunk, 'date')?.date;
  const isDay = named?.kind === 'day' || named?.kind === 'weekday' || named?.kind === 'ago';
  const isStraight = record !== undefined && dateChunk !== undefined && dateChunk.first - record.last <= 2;
  return isDay && isStraight ? { recordDay: named } : null;
}

function toFrom(record: Chunk | undefined): Frame | null {
  return priceOf(record) === 'high' ? null : { isFromRecord: true };
}

/** How far below its record something is: "24% below its record", "8.5% off its record on July 16". */
export const fallPatterns: readonly Pattern[] = [
  {
    kinds: ['about?', 'size', 'about?', 'side', 'record', 'date'],
    read: ([before, size, after, side, record, day]) => join(toFall(size, before, after, side, record), toRecordDay(record, day)),
  },
  {
    kinds: ['about?', 'size', 'about?', 'from', 'record', 'date'],
    read: ([before, size, after, , record, day]) => join(toFall(size, before, after, undefined, record), toRecordDay(record, day)),
  },
  {
    kinds: ['about?', 'size', 'about?', 'side', 'record'],
    read: ([before, size, after, side, record]) => toFall(size, before, after, side, record),
  },
  {
    kinds: ['about?', 'size', 'about?', 'from', 'record'],
    read: ([before, size, after, , record]) => toFall(size, before, after, undefined, record),
  },
];

/** The same, its size said elsewhere: "fell from its record on July 16 by 8.5%". */
export const fromPatterns: readonly Pattern[] = [
  { kinds: ['from', 'record', 'date'], read: ([, record, day]) => join(toFrom(record), toRecordDay(record, day)) },
  { kinds: ['from', 'record'], read: ([, record]) => toFrom(record) },
];
