import type { Chunk } from './chunk';
import type { Token } from './tokenize';

/** Names of the one before, and which of them is whose: 'S&P 500 stocks', 'stocks in the Russell 2000'. */
function isStocks(chunk: Chunk | undefined, tokens: readonly Token[]): boolean {
  return chunk?.kind === 'name' && tokens[chunk.first]?.word === 'stocks' && chunk.first === chunk.last;
}

/** Stocks of an index that is named beside them are its members; by themselves they are the market. */
export function ownMembers(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  return chunks.map((chunk, index) => {
    if (!isStocks(chunk, tokens)) return chunk;
    const [before, next] = [
      chunks[index - 1],
      chunks.slice(index + 1, index + 4).find(({ kind }) => kind !== 'filler' && kind !== 'in' && kind !== 'of'),
    ];
    const isOwned = before?.kind === 'name' || next?.kind === 'name';
    return isOwned ? { kind: 'members', first: chunk.first, last: chunk.last } : chunk;
  });
}
