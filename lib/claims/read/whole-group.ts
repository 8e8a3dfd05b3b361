import type { Chunk } from './chunk';
import type { Token } from './tokenize';

// "All of the Magnificent Seven rose": what is said of each of a group, not of its basket.

const cannot = 'How many of a group rose or fell is checked where it is all of them: say it of each in a sentence of its own.';

interface Group {
  readonly members: string;
  readonly assumed?: string;
  readonly count: number;
  readonly used: number;
}

interface Said {
  readonly chunk: Chunk;
  readonly used: number;
}

const sectorFunds = {
  members: 'sectors',
  count: 11,
  assumed:
    'Sectors are taken for their funds, whose figures are not quite those of an index: what is right of the one can fail of the other.',
};

const wordOf = (chunk: Chunk | undefined, tokens: readonly Token[]): string => tokens[chunk?.first ?? -1]?.word ?? '';

/** The group that some chunks begin with, and how many of them name it. */
function findGroup([name, sectors]: readonly Chunk[], tokens: readonly Token[]): Group | null {
  if (name?.kind === 'name' && name.symbol === 'M7') return { members: 'mag7', count: 7, used: 1 };
  const isOwned = name?.kind === 'name' && name.symbol === 'SPX';
  return wordOf(isOwned ? sectors : name, tokens) === 'sectors' ? { ...sectorFunds, used: isOwned ? 2 : 1 } : null;
}

/** How many chunks say "all", "every one" or "each of". */
function countLead([first, second]: readonly Chunk[], tokens: readonly Token[]): number {
  const word = wordOf(first, tokens);
  if (word === 'every' && wordOf(second, tokens) === 'one') return 2;
  return word === 'all' || (first?.kind === 'each' && word === 'each') ? 1 : 0;
}

/** "All seven of the Magnificent Seven", "the Magnificent Seven all", from a chunk on. */
function findWhole(all: readonly Chunk[], at: number, tokens: readonly Token[]): Said | null {
  const said = all.slice(at, at + 12).filter((chunk) => !/^(?:the|its)$/.test(wordOf(chunk, tokens)));
  const [first] = said;
  if (first === undefined || first !== all[at]) return null;
  const skip = (from: number, kind: Chunk['kind']): number => (said[from]?.kind === kind ? from + 1 : from);
  const lead = countLead(said, tokens);
  const named = skip(lead, 'of');
  const counted = skip(named, 'number');
  const begin = lead === 0 ? 0 : skip(counted, 'of');
  const group = findGroup(said.slice(begin), tokens);
  const isBehind = lead === 0 && group !== null && wordOf(said[group.used], tokens) === 'all';
  if (group === null || (lead === 0 && !isBehind)) return null;
  const last = said[begin + group.used - (isBehind ? 0 : 1)];
  const number = lead > 0 && counted > named ? said[named] : undefined;
  const isWhole = number?.kind !== 'number' || number.value === group.count;
  const place = { first: first.first, last: last?.last ?? first.last };
  return {
    chunk: isWhole
      ? { kind: 'whole', members: group.members, ...place, ...(group.assumed === undefined ? {} : { assumed: group.assumed }) }
      : { kind: 'cannot', reason: cannot, ...place },
    used: last === undefined ? 1 : all.indexOf(last) - at + 1,
  };
}

/** What makes all of a group no more than some of it: "not all of the Magnificent Seven". */
const doubts: ReadonlySet<string> = new Set(['not', 'nearly', 'almost', 'virtually', 'practically']);

/** "Two of the Magnificent Seven". */
function isPart(all: readonly Chunk[], at: number, tokens: readonly Token[]): boolean {
  const [first, of, ...rest] = all.slice(at, at + 8).filter(({ kind }) => kind !== 'filler');
  const isSome = (first?.kind === 'number' || first?.kind === 'most') && first === all[at];
  return isSome && of?.kind === 'of' && findGroup(rest, tokens) !== null;
}

/** Groups of which something is said of all as one chunk each, and those of which it is said of some as what cannot be checked. */
export function joinGroups(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; ) {
    const [chunk] = chunks.slice(at, at + 1);
    const whole = findWhole(chunks, at, tokens);
    const isDoubted = doubts.has(wordOf(chunks[at - 1], tokens));
    if (whole !== null)
      joined.push(isDoubted ? { kind: 'cannot', reason: cannot, first: whole.chunk.first, last: whole.chunk.last } : whole.chunk);
    else if (chunk !== undefined)
      joined.push(isPart(chunks, at, tokens) ? { kind: 'cannot', reason: cannot, first: chunk.first, last: chunk.last } : chunk);
    at += whole?.used ?? 1;
  }
  return joined;
}
