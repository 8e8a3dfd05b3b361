import type { Chunk, Meaning } from './chunk';
import type { Token } from './tokenize';

const howLong: Meaning = {
  kind: 'cannot',
  reason: 'What something was so long after, or for the first time after, is not read: say on which day each of them was.',
};

const whichDay: Meaning = { kind: 'cannot', reason: 'Which day or time “the following” means is not said: name it.' };

/** What a clause may stand behind: what was told, or when; of "the week after" it would be that week. */
const told: ReadonlySet<Chunk['kind']> = new Set(['size', 'move', 'date', 'record', 'split', 'name', 'same', 'to-date', 'close']);
const comparing: ReadonlySet<Chunk['kind']> = new Set(['time', 'only', 'unseen', 'without', 'wait']);

/** Whether what follows begins with who it was, and what that one did: "the Nasdaq-100 fell". */
function isClause(after: readonly Chunk[], tokens: readonly Token[]): boolean {
  const [name, verb] = after.filter(({ kind }) => kind !== 'filler');
  const isOwned = name !== undefined && /['’]s?$/u.test(tokens[name.last]?.text ?? '');
  return (name?.kind === 'name' || name?.kind === 'same') && !isOwned && (verb?.kind === 'move' || verb?.kind === 'close');
}

/** "With Friday’s 6% drop, the S&P 500 lost 9.1% for the week", at the head of a sentence: a move with a day or a name of its own. */
function isWithMove(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  if (all.slice(0, index).some(({ first }) => tokens[first]?.kind === 'word')) return false;
  const end = all.findIndex(({ kind }) => kind === 'split');
  const clause = all.slice(index + 1, Math.max(end, 0));
  const has = (...kinds: readonly Chunk['kind'][]): boolean => clause.some(({ kind }) => kinds.includes(kind));
  return has('size') && has('move') && has('date', 'name');
}

/** What "after" and "despite" stand for, by what is before them, and "as" before another clause; null for any other word. */
export function readApartClause(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk === undefined) return null;
  // "Rose 3.6% as the Nasdaq-100 fell 2.2%".
  if (chunk.kind === 'filler' && tokens[chunk.first]?.word === 'as')
    return isClause(all.slice(index + 1, index + 6), tokens) ? { kind: 'split' } : null;
  if (chunk.kind === 'filler' && tokens[chunk.first]?.word === 'with')
    return isWithMove(all, index, tokens) ? { kind: 'apart', of: 'beside' } : null;
  // "After setting a record" and "after posting its best day": no statement of its own begins there.
  if (chunk.kind === 'split' && all[index - 1]?.kind === 'apart' && /ing$/.test(tokens[chunk.first]?.word ?? '')) return { kind: 'filler' };
  if (chunk.kind !== 'apart') return null;
  if (tokens[chunk.first]?.word === 'following' && tokens[chunk.first - 1]?.word === 'the') return whichDay;
  const before = all.slice(0, index).findLast(({ kind, first }) => kind !== 'filler' || tokens[first]?.kind === 'mark');
  const clause = all.slice(all.slice(0, index).findLastIndex(({ kind }) => kind === 'split') + 1, index);
  // "For a third straight month despite …" is no month of which it is said.
  const isCounted = chunk.of === 'beside' || clause.some(({ kind }) => kind === 'straight');
  if (before !== undefined && !told.has(before.kind) && !(before.kind === 'unit' && isCounted)) return howLong;
  // "Its first gain after losing 2.7%"; a sixth straight one, or the 39th record, is counted without it.
  const isFirst = clause.some(({ kind }, at) => kind === 'ordinal' && !/^(?:straight|record|unit)$/.test(clause[at + 1]?.kind ?? ''));
  return isFirst || clause.some(({ kind }) => comparing.has(kind)) ? howLong : null;
}
