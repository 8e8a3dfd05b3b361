import type { Chunk } from './chunk';

/** "Close 10.1% below its record". */
function isDistance(after: readonly Chunk[]): boolean {
  const [, size, side] = after.filter(({ kind }) => kind !== 'filler' && kind !== 'about');
  return size?.kind === 'size' && (side?.kind === 'side' || side?.kind === 'from');
}

/** Where segments end: at splits, and before "to a record", "to its highest close", "to 5,432" or "to close lower". */
export function splitChunks(chunks: readonly Chunk[]): Chunk[][] {
  const segments: Chunk[][] = [[]];
  chunks.forEach((chunk, index) => {
    if (chunk.kind === 'split') {
      segments.push([]);
      return;
    }
    if (chunk.kind === 'join' || chunk.kind === 'contrast' || chunk.kind === 'apart') segments.push([]);
    const [next, after, third] = chunks.slice(index + 1, index + 6).filter(({ kind }) => kind !== 'filler');
    const isLevel =
      next?.kind === 'record' ||
      (next?.kind === 'ordinal' && (after?.kind === 'record' || (after?.kind === 'straight' && third?.kind === 'record'))) ||
      (next?.kind === 'number' && next.value >= 100) ||
      (next?.kind === 'most' && next.of === 'level') ||
      (next?.kind === 'close' && (after?.kind === 'move' || isDistance(chunks.slice(index + 1))));
    // "Did not close at a record" denies both, and "after closing at a record" is one clause.
    const isWhole = segments.at(-1)?.some(({ kind }) => kind === 'without' || kind === 'apart') === true;
    // "Is at a record": the verb is of what stands behind it.
    const isBegun = segments.at(-1)?.some(({ kind }) => kind !== 'filler') === true;
    if (chunk.kind === 'to' && isLevel && !isWhole && isBegun) segments.push([]);
    // "Rose 0.6% on Tuesday without setting a record": the move is not denied.
    const said = segments.at(-1)?.filter(({ kind }) => kind !== 'filler') ?? [];
    const isMoved = said.some(({ kind }) => kind === 'move') || (said.length > 0 && said.every(({ kind }) => kind === 'date'));
    if (chunk.kind === 'without' && next?.kind === 'record' && isMoved) segments.push([]);
    segments.at(-1)?.push(chunk);
  });
  return segments.filter((segment) => segment.some(({ kind }) => kind !== 'filler'));
}
