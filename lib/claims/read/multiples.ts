import type { Chunk, Meaning } from './chunk';
import { pick, type Pattern } from './match-chunks';
import type { Token } from './tokenize';

// "Doubled", "halved": a move to twice or to half, or further.

const cannot = (reason: string): Meaning => ({ kind: 'cannot', reason });
const near = cannot('How near to twice or to half it is, is not said: say by how many percent it moved, or “more than doubled”.');
const ofOther = cannot(
  'That an index or a stock doubled or halved over a time is checked, and nothing else that doubled, or is said of it: say that in percent.',
);

/** What can stand before a multiple where an instrument is what doubled, and behind it where nothing else is. */
const heads: ReadonlySet<Chunk['kind']> = new Set(['name', 'same', 'split', 'date', 'to-date', 'half', 'unit']);
const tails: ReadonlySet<Chunk['kind']> = new Set([
  'split',
  'date',
  'since',
  'from',
  'in',
  'past',
  'about',
  'number',
  'unit',
  'to-date',
  'half',
]);

/** Words between an instrument and its multiple that name nothing else of it: its margin or its trading could double, too. */
const between: ReadonlySet<string> = new Set(
  "'s,’s,has,have,had,just,also,now,then,already,again,stock,shares,index,benchmark,gauge,the,in,by,over,during".split(','),
);

/** Whether what stands last before a multiple names the instrument, and nothing else of it. */
function isNamedAlone(before: readonly Chunk[], tokens: readonly Token[]): boolean {
  const said = before.slice(before.findLastIndex(({ kind }) => kind !== 'filler' && kind !== 'about') + 1);
  return said.every(({ kind, first, last }) => kind === 'about' || tokens.slice(first, last + 1).every(({ word }) => between.has(word)));
}

/** Why what doubled is none that is checked; null where it is an instrument. */
export function readMultiple(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  if (all[index]?.kind !== 'multiple') return null;
  const before = all.slice(0, index).filter(({ kind }) => kind !== 'filler');
  const about = pick(before.at(-1), 'about');
  if (about !== undefined && about.side !== 'more' && about.side !== 'least') return near;
  const head = about === undefined ? before.at(-1) : before.at(-2);
  const tail = all.slice(index + 1).find(({ kind }) => kind !== 'filler');
  const isOwn =
    isNamedAlone(all.slice(0, index), tokens) &&
    (head === undefined || heads.has(head.kind)) &&
    (tail === undefined || tails.has(tail.kind));
  return isOwn ? null : ofOther;
}

/** A move of so much or more; without a time that is said it is none of a day. */
export const multiplePattern: Pattern = {
  kinds: ['about?', 'multiple'],
  read: ([before, chunk], { size: other }) => {
    const multiple = pick(chunk, 'multiple');
    const about = pick(before, 'about')?.side ?? 'least';
    if (multiple === undefined || other !== undefined) return null;
    const { direction, pct } = multiple;
    const taken = `Without a figure it is taken for a ${direction === 'up' ? 'rise' : 'fall'} of ${pct}% or more.`;
    return {
      direction,
      isState: true,
      size: { text: pct, value: Number(pct), unit: 'pct', about },
      ...(about === 'least' ? { assumed: [taken] } : {}),
    };
  },
};
