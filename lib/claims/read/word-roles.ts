import type { Chunk } from './chunk';
import type { WordRole } from './sentence-reading';

/** A word as it was written, with the marks beside it. */
export interface ReadWord {
  readonly text: string;
  readonly role: WordRole;
}

const order: readonly WordRole[] = ['filler', 'understood', 'assumed', 'unread'];

/** Whether a date is one that the day of the post decides: "Monday", "in July". */
function isDated(chunk: Chunk): boolean {
  if (chunk.kind !== 'date') return false;
  const ends = chunk.date.kind === 'between' ? [chunk.date.from, chunk.date.to] : [chunk.date];
  return ends.some((date) => date.kind === 'weekday' || ('year' in date && date.year === null));
}

/** What a chunk was to its reader. */
export function roleOf(chunk: Chunk): WordRole {
  if (chunk.kind === 'unread' || chunk.kind === 'cannot') return 'unread';
  if (chunk.kind === 'filler' || chunk.kind === 'split' || chunk.kind === 'of' || chunk.kind === 'in' || chunk.kind === 'to')
    return 'filler';
  return chunk.assumed === undefined && !isDated(chunk) ? 'understood' : 'assumed';
}

/** The words of the text as white space parts them, each with the weightiest role of what stands in it. */
export function listWords(
  text: string,
  roles: readonly { readonly start: number; readonly end: number; readonly role: WordRole }[],
): ReadWord[] {
  let at = 0;
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
    let weight = 0;
    while ((roles[at]?.start ?? Infinity) < index + word.length) {
      weight = Math.max(weight, order.indexOf(roles[at]?.role ?? 'filler'));
      at += 1;
    }
    return { text: word, role: order[weight] ?? 'filler' };
  });
}
