import type { Chunk, ChunkOf } from './chunk';
import type { Token } from './tokenize';

const days: ReadonlySet<string> = new Set(['day', 'weekday', 'ago']);
const times: ReadonlySet<string> = new Set(['month', 'quarter', 'year', 'unit']);
/** Where a part of a time can be named: "since July through Tuesday" is no part of July. */
const heads: ReadonlySet<Chunk['kind']> = new Set(['in', 'size', 'about', 'move', 'filler']);

function isPart(chunk: Chunk): chunk is ChunkOf<'date'> {
  return chunk.kind === 'date' && times.has(chunk.date.kind) && !(chunk.date.kind === 'unit' && chunk.date.unit === 'year');
}

/** "In July through Tuesday" is one time: a part of July. The year so far has words of its own (`readBeside`). */
export function joinDates(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const [chunk, through, day] = chunks.slice(at, at + 3);
    if (chunk === undefined) break;
    const isHead = heads.has(joined.at(-1)?.kind ?? 'split');
    const isThrough = through?.kind === 'unread' && tokens[through.first]?.word === 'through';
    if (isHead && isThrough && isPart(chunk) && day?.kind === 'date' && days.has(day.date.kind)) {
      joined.push({ ...chunk, date: { kind: 'up-to', of: chunk.date, to: day.date }, last: day.last });
      at += 2;
    } else joined.push(chunk);
  }
  return joined;
}
