import type { Chunk, ChunkOf, Meaning } from './chunk';
import type { Frame } from './frame';

export type Kind = Meaning['kind'];

/** Chunks that a pattern took, by the order of its kinds; undefined for one that was optional. */
export type Taken = readonly (Chunk | undefined)[];

export interface Match {
  readonly taken: Taken;
  /** The chunk after the last one taken. */
  readonly next: number;
}

/** Kinds of chunks in a row that say something together. */
export interface Pattern {
  readonly kinds: readonly (Kind | `${Kind}?`)[];
  /** Its parts; null where the chunks are no such thing after all. */
  readonly read: (taken: Taken, frame: Frame) => Frame | null;
}

// Small words that carry nothing by themselves: a pattern that does not name them reads on behind them.
export const soft: ReadonlySet<Kind> = new Set(['filler', 'of', 'in', 'to']);

/** The chunks from `at` on as a row of kinds, those with a question mark optional; null where they are others. Reads each chunk once. */
export function match(chunks: readonly Chunk[], at: number, kinds: readonly (Kind | `${Kind}?`)[]): Match | null {
  const taken: (Chunk | undefined)[] = [];
  let next = at;
  for (const kind of kinds) {
    const isOptional = kind.endsWith('?');
    const wanted = isOptional ? kind.slice(0, -1) : kind;
    let place = next;
    // “2% or more” is one, “10% in under five sessions” none.
    const isBeside = wanted === 'about' && taken.at(-1)?.kind === 'size';
    while (!isBeside && place > at && chunks[place]?.kind !== wanted && soft.has(chunks[place]?.kind ?? 'unread')) place += 1;
    const chunk = chunks[place];
    if (chunk?.kind === wanted) {
      taken.push(chunk);
      next = place + 1;
    } else if (isOptional) taken.push(undefined);
    else return null;
  }
  return { taken, next };
}

export function pick<K extends Kind>(chunk: Chunk | undefined, kind: K): ChunkOf<K> | undefined {
  return chunk?.kind === kind ? (chunk as ChunkOf<K>) : undefined;
}
