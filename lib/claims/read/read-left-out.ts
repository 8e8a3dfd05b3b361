import type { Chunk } from './chunk';
import { findChunks, type Lexicon } from './find-chunks';
import { ofCorrections } from './lexicon/unchecked';
import { isPlainDay } from './named-date';
import type { SentenceReading } from './sentence-reading';
import { tellLeftOut } from './tell-left-out';
import type { Token } from './tokenize';

/** Tokens that can be left out, both ends inclusive, and why nothing is said of them. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly reason: string;
}

const ofOtherTimes = 'How many records other times had is not set against it: say how many each of them had.';
const ofFigure =
  'A correction is told here as a fall of 10% from the record between closes, a bear market as one of 20%: judged are the figures that stand beside it.';
const stood = /^(?:closed?|closes|closing|ended|finished|is|remains|now)$/;
const fell = /^(?:fell|tumbled|slid|dropped|plunged|sank|slumped|slipped|fall|falling|tumbling|sliding)$/;
const article = /^(?:an?|new|its)$/;
/** What compares, or governs what stands beside it: without what is left out it would say something else. */
const governing: ReadonlySet<Chunk['kind']> = new Set([
  'time',
  'only',
  'ordinal',
  'since',
  'unseen',
  'most',
  'without',
  'straight',
  'each',
]);
const looking: ReadonlySet<Chunk['kind']> = new Set(['filler', 'since', 'date', 'ever', 'in', 'of', 'number', 'unit', 'past', 'decade']);

const isComma = (token: Token | undefined): boolean => token?.text === ',';

/** "Set 62 record closes in 2017, the most since 1995": the last part, where it is said of a count of records. */
function findRank(chunks: readonly Chunk[], tokens: readonly Token[]): Span | null {
  const at = chunks.findIndex(({ kind }) => kind === 'most');
  const most = chunks[at];
  const split = chunks.findLastIndex(({ kind }, index) => index < at && kind === 'split');
  const comma = chunks[split];
  if (most?.kind !== 'most' || most.of !== 'any' || comma === undefined || !isComma(tokens[comma.first])) return null;
  const before = chunks.slice(0, split).filter(({ kind }) => kind !== 'filler');
  const isCounted = before.some(
    ({ kind }, index) => kind === 'number' && [before[index - 1], before[index + 1]].some((one) => one?.kind === 'record'),
  );
  const isBare =
    chunks.slice(split + 1, at).every(({ kind }) => kind === 'filler') && chunks.slice(at + 1).every(({ kind }) => looking.has(kind));
  return isCounted && isBare ? { first: comma.first, last: endOf(tokens), reason: ofOtherTimes } : null;
}

/** The last token but for the full stop. */
function endOf(tokens: readonly Token[]): number {
  return tokens.length - (tokens.at(-1)?.text === '.' ? 2 : 1);
}

/** What stands between the same two commas as a chunk, before the first of them, and behind the second. */
function clausesAround(chunks: readonly Chunk[], at: number): readonly (readonly Chunk[])[] {
  const ends = chunks.flatMap(({ kind }, index) => (kind === 'split' ? [index] : []));
  const [first, next] = [ends.findLast((end) => end < at) ?? -1, ends.find((end) => end > at) ?? chunks.length];
  const before = chunks.slice((ends.findLast((end) => end < first) ?? -1) + 1, Math.max(first, 0));
  return [
    chunks.slice(first + 1, next),
    before,
    chunks.slice(
      next + 1,
      ends.find((end) => end > next),
    ),
  ];
}

const hasSize = (clause: readonly Chunk[] | undefined): boolean => clause?.some(({ kind }) => kind === 'size') === true;
const isOfSame = (clause: readonly Chunk[] | undefined): boolean =>
  clause?.every(({ kind }) => kind !== 'name' && kind !== 'whole') === true;

/** "Closed in a correction, 10.1% below its record", "fell 3.9%, entering a bear market". */
function findCorrection(chunks: readonly Chunk[], tokens: readonly Token[]): Span | null {
  const at = chunks.findIndex((chunk) => chunk.kind === 'cannot' && chunk.reason === ofCorrections);
  const chunk = chunks[at];
  if (chunk === undefined || chunks.some(({ kind }) => governing.has(kind))) return null;
  const [own, before, behind] = clausesAround(chunks, at);
  // Of another one the figure says nothing: "fell into a bear market, and the S&P 500 fell 3%".
  const isFigured = hasSize(own) || (hasSize(behind) && isOfSame(behind));
  let first = chunk.first;
  while (article.test(tokens[first - 1]?.word ?? '')) first -= 1;
  const [lead, verb] = [tokens[first - 1]?.word ?? '', tokens[first - 2]?.word ?? ''];
  const next = chunks[at + 1];
  const isEnd = chunk.last >= endOf(tokens) || isComma(tokens[chunk.last + 1]) || (next?.kind === 'date' && isPlainDay(next.date));
  if (!isEnd) return null;
  if (isComma(tokens[first - 1]) && hasSize(before)) return { first: first - 1, last: chunk.last, reason: ofFigure };
  if (lead === 'entering' && isComma(tokens[first - 2]) && hasSize(before)) return { first: first - 2, last: chunk.last, reason: ofFigure };
  if (!isFigured) return null;
  if (lead === 'in' && stood.test(verb)) {
    const last = isComma(tokens[chunk.last + 1]) ? chunk.last + 1 : chunk.last;
    return { first: first - 1, last, reason: ofFigure };
  }
  return lead === 'into' && fell.test(verb) ? { first: first - 1, last: chunk.last, reason: ofFigure } : null;
}

/**
 * A sentence without what names the figure that stands beside it, as a correction does, or ranks a count that nothing is set against: that is
 * unread, with the reason. Any other is read as a whole.
 * @param read what the tokens that are left say.
 */
export function readLeftOut(
  tokens: readonly Token[],
  lexicons: readonly Lexicon[],
  symbols: ReadonlySet<string>,
  read: (tokens: readonly Token[]) => SentenceReading,
): SentenceReading {
  const chunks = findChunks(tokens, lexicons, symbols);
  const span = findRank(chunks, tokens) ?? findCorrection(chunks, tokens);
  if (span === null) return read(tokens);
  const { first, last, reason } = span;
  const main = read([...tokens.slice(0, first), ...tokens.slice(last + 1)]);
  if (main.claims.length === 0 && !main.needsPost) return read(tokens);
  const used = last - first + 1;
  const moved = (at: number): number => (at < first ? at : at + used);
  const roles = main.roles.flatMap((role) =>
    role.first < first && role.last >= first
      ? [
          { ...role, last: first - 1 },
          { ...role, first: last + 1, last: role.last + used },
        ]
      : [{ ...role, first: moved(role.first), last: moved(role.last) }],
  );
  const left = tokens
    .slice(first, last + 1)
    .map((token, at) => ({ first: first + at, last: first + at, role: isComma(token) ? ('filler' as const) : ('unread' as const) }));
  const whole = [...roles, ...left].sort((a, b) => a.first - b.first);
  return { ...main, roles: whole, cannot: [...main.cannot, tellLeftOut(tokens.slice(first, last + 1), reason)] };
}
