import type { Chunk, Meaning } from './chunk';
import type { Token } from './tokenize';

const howLong: Meaning = {
  kind: 'cannot',
  reason: 'What something was so long after, or for the first time after, is not read: say on which day each of them was.',
};

/** What a clause may stand behind: what was told, or when; of "the week after" it would be that week. */
const told: ReadonlySet<Chunk['kind']> = new Set(['size', 'move', 'date', 'record', 'split', 'name', 'same', 'to-date', 'close']);
const comparing: ReadonlySet<Chunk['kind']> = new Set(['time', 'only', 'unseen', 'without', 'wait']);

/** Whether what follows begins with who it was, and what that one did: "the Nasdaq-100 fell". */
function isClause(after: readonly Chunk[], tokens: readonly Token[]): boolean {
  const [name, verb] = after.filter(({ kind }) => kind !== 'filler');
  const isOwned = name !== undefined && /['’]s?$/u.test(tokens[name.last]?.text ?? '');
  return (name?.kind === 'name' || name?.kind === 'same') && !isOwned && (verb?.kind === 'move' || verb?.kind === 'close');
}

/** What "after" and "despite" stand for, by what is before them, and "as" before another clause; null for any other word. */
export function readApartClause(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk === undefined) return null;
  // "Rose 3.6% as the Nasdaq-100 fell 2.2%".
  if (chunk.kind === 'filler' && tokens[chunk.first]?.word === 'as')
    return isClause(all.slice(index + 1, index + 6), tokens) ? { kind: 'split' } : null;
  if (chunk.kind !== 'apart') return null;
  const before = all.slice(0, index).findLast(({ kind, first }) => kind !== 'filler' || tokens[first]?.kind === 'mark');
  const clause = all.slice(all.slice(0, index).findLastIndex(({ kind }) => kind === 'split') + 1, index);
  // "For a third straight month despite …" is no month of which it is said.
  const isCounted = chunk.of === 'despite' || clause.some(({ kind }) => kind === 'straight');
  if (before !== undefined && !told.has(before.kind) && !(before.kind === 'unit' && isCounted)) return howLong;
  // "Its first gain after losing 2.7%"; a sixth straight one, or the 39th record, is counted without it.
  const isFirst = clause.some(({ kind }, at) => kind === 'ordinal' && !/^(?:straight|record|unit)$/.test(clause[at + 1]?.kind ?? ''));
  return isFirst || clause.some(({ kind }) => comparing.has(kind)) ? howLong : null;
}
