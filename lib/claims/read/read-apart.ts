import type { Chunk } from './chunk';
import { findChunks, type Lexicon } from './find-chunks';
import type { SentenceReading } from './sentence-reading';
import { addTold } from './told';
import { tellLeftOut } from './tell-left-out';
import type { Token } from './tokenize';

// "The S&P 500 rose 0.6% on Tuesday as bond yields fell": a last clause about something else, of which nothing is stored, is left out and said to be.

/** How such a thing is, where it did not move. */
const states: ReadonlySet<string> = new Set(
  'thin,light,heavy,muted,subdued,steady,flat,flattish,mixed,firm,little,barely,changed'.split(','),
);
const auxiliaries: ReadonlySet<string> = new Set('the,was,were,is,are,also'.split(','));
/** Words that make what stands before them, or behind, a part of the other: "on which", "both". */
const binding: ReadonlySet<string> = new Set('which,that,those,when,where,if,both,either,neither,nor,or,like,as'.split(','));
/** What compares: without a comma it could be with days on which the other was so, too. */
const comparing: ReadonlySet<Chunk['kind']> = new Set([
  'most',
  'ordinal',
  'time',
  'only',
  'unseen',
  'since',
  'ever',
  'straight',
  'past',
  'unit',
  'each',
  'pair',
  'run',
  'wait',
  'broke',
]);

/** What counts days on which something was so: said before whom it is about, it is of all that follows, whatever comma stands between. */
const governing: ReadonlySet<Chunk['kind']> = new Set(['time', 'only', 'unseen', 'ordinal', 'straight', 'each']);

/** "For the first time in a month, the S&P 500 fell, and the Dow rose": of both at once. */
export function isOfBoth(main: readonly Chunk[]): boolean {
  const name = main.findIndex(({ kind }) => kind === 'name' || kind === 'whole');
  const subject = name < 0 ? main.findLastIndex(({ kind }) => kind === 'same') : name;
  return main.slice(0, Math.max(subject, 0)).some(({ kind }) => governing.has(kind));
}

const isComma = (chunk: Chunk | undefined, tokens: readonly Token[]): boolean =>
  chunk?.kind === 'split' && tokens[chunk.first]?.text === ',';

/** Whether a clause may begin behind a chunk: "and", "while" and "as", and "with" behind a comma. */
function isJoiner(chunks: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const chunk = chunks[index];
  if (chunk === undefined || chunk.first !== chunk.last) return false;
  const word = tokens[chunk.first]?.word ?? '';
  return /^(?:and|while|as)$/.test(word) || (word === 'with' && isComma(chunks[index - 1], tokens));
}

/** Whether a clause says of something else how it moved or was, and no more: no time, nothing denied, nothing compared. */
function isAside(clause: readonly Chunk[], tokens: readonly Token[]): boolean {
  const said = clause.filter(({ kind, first, last }) => kind !== 'filler' || first !== last || !auxiliaries.has(tokens[first]?.word ?? ''));
  const whole = tokens[said.at(-1)?.first ?? -1]?.text === '.' ? said.slice(0, -1) : said;
  const subject = whole.findIndex((chunk) => chunk.kind !== 'cannot' || chunk.isAside !== true);
  if (subject < 1) return false;
  const isState = ({ first, last }: Chunk): boolean => tokens.slice(first, last + 1).every(({ word }) => states.has(word));
  const rest = whole.slice(subject);
  const verbs = rest.filter((chunk) => chunk.kind === 'move' || isState(chunk));
  return verbs.length === 1 && rest[0] === verbs[0] && rest.slice(1).every(({ kind }) => kind === 'size') && rest.length <= 2;
}

/** Where the clauses begin that can be left out, each of them the first chunk of one; empty for none. */
function findAsides(chunks: readonly Chunk[], tokens: readonly Token[]): readonly number[] {
  const found: number[] = [];
  for (let end = chunks.length; ; ) {
    const at = chunks.findLastIndex((_, index) => index < end && isJoiner(chunks, index, tokens));
    const clause = chunks.slice(at + 1, isComma(chunks[end - 1], tokens) ? end - 1 : end);
    if (at < 1 || !isAside(clause, tokens)) break;
    found.unshift(at);
    end = at;
  }
  const [at] = found;
  const main = chunks.slice(0, at);
  const isBound =
    tokens.slice(0, chunks[at ?? 0]?.first).some(({ word }) => binding.has(word)) ||
    main.some(({ kind }) => kind === 'without') ||
    isOfBoth(main);
  const isClear = isComma(main.at(-1), tokens) || !main.some(({ kind }) => comparing.has(kind));
  return at === undefined || isBound || !isClear ? [] : found;
}

/**
 * A sentence without the last clauses of which nothing can be checked, where they are about something else and nothing that they say can change the
 * rest: they are unread, with the reason. Any other is read as a whole.
 * @param read what the tokens that are left say.
 */
export function readApart(
  tokens: readonly Token[],
  lexicons: readonly Lexicon[],
  symbols: ReadonlySet<string>,
  read: (tokens: readonly Token[]) => SentenceReading,
): SentenceReading {
  const chunks = findChunks(tokens, lexicons, symbols);
  const asides = findAsides(chunks, tokens);
  const first = chunks[asides[0] ?? -1]?.first;
  if (first === undefined) return read(tokens);
  const main = read(tokens.slice(0, first));
  if (main.claims.length === 0 && !main.needsPost) return read(tokens);
  const left = tokens.slice(first, tokens.at(-1)?.text === '.' ? -1 : undefined);
  // Of "bond yields" the yields say what it is about.
  const reasons = asides.flatMap((at, index) => {
    const why = chunks.slice(at, asides[index + 1]).findLast((chunk) => chunk.kind === 'cannot' && chunk.isAside === true);
    return why?.kind === 'cannot' ? [why.reason] : [];
  });
  return {
    ...main,
    // Of whom the next sentence speaks nobody knows.
    left: { ...main.left, last: null, told: addTold(main.left.told, chunks.slice(asides[0]), tokens) },
    roles: [...main.roles, { first, last: tokens.length - 1, role: 'unread' }],
    cannot: [...main.cannot, tellLeftOut(left, [...new Set(reasons)].join(' '))],
  };
}
