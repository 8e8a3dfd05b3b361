import { formatLongDate } from '@/lib/format/format-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { writeTexts } from '@/lib/studies/measure/write-claim-query';
import { carryOn, isLongTime, isTimeLeft, leaveOf, nothing, tellOpenSame, type Left } from './carry-on';
import type { Chunk } from './chunk';
import { buildLexicon, findChunks, type KnownInstrument, type Lexicon } from './find-chunks';
import { findFacts } from './find-facts';
import { findLoose } from './find-loose';
import { findUntaken } from './find-untaken';
import { isDayLeft, isOfOtherDay } from './other-day';
import { findYear } from './other-year';
import { findHeading, isApart, leaveTime, leaveUnread, lendTime } from './lend-time';
import { isTogether, together } from './together';
import { readApart } from './read-apart';
import { readLeftOut } from './read-left-out';
import { settleTimes } from './settle-times';
import type { ReadClaim, SentenceReading, WordRole } from './sentence-reading';
import { readOwnSentence } from './own/read-own-sentence';
import type { Frame } from './frame';
import { nameSame } from './name-same';
import { addTold, findStandIn } from './told';
import { noCloses, type KnownCloses } from './known-closes';
import { isOverTime } from './move-beside';
import { findPublished, splitParagraphs } from './split-paragraphs';
import { splitSentences } from './split-sentences';
import { tokenize, type Token } from './tokenize';
import { isToldSoFar, refuseSoFar } from './so-far';
import { listWords, roleOf, type ReadWord } from './word-roles';
import { writeClaim } from './write-claim';
import { writeJoined } from './write-joined';

export type { ReadClaim, WordRole } from './sentence-reading';
export type { ReadWord } from './word-roles';

/** What a text says, as far as that can be checked. */
export interface ClaimsReading {
  readonly claims: readonly ReadClaim[];
  readonly words: readonly ReadWord[];
  /** Why the rest becomes no claim: sentences that begin with "Cannot check: ". */
  readonly cannot: readonly string[];
  /** Whether the day of the post would let more be checked. */
  readonly needsPost: boolean;
}

/** What a reader knows beside the text. */
export interface ReadingContext {
  /** The day on which it was published, or null where that is not known. */
  readonly asOf: SessionDate | null;
  readonly instruments: readonly KnownInstrument[];
  /** What is known of closes; left out, nothing is. */
  readonly closes?: KnownCloses;
  /** Why the study of claims does not take these parameters, or null where it does; left out, it is asked itself. */
  readonly findUntaken?: (texts: ReadonlyMap<string, string>) => string | null;
}

/** The longest text that is read, in characters. */
export const longestText = 1000;

const mostFacts = 3;
/** Each is judged in several ways: a text of short sentences asks no more of who judges it than a paragraph does. */
const mostClaims = 8;
const asks = new Set(['what', 'which', 'when', 'who', 'whose', 'how', 'why', 'where']);
const ofReturns = 'Whether “returned” counts dividends is not said: say “gained” of closes alone, or “with dividends”.';
const ofWhichDay = 'Whether it is of the day that is named before or of that of the post is not said.';
const saysNothing = 'It says nothing of an index or a stock that could be checked.';
const begin = 'Cannot check: ';
const lower = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text);

/** Whether what a word takes for granted is so of a statement: of a name or a group, where it speaks of what bears it. */
function isOf(chunk: Chunk, { subject, versus }: Frame): boolean {
  if (chunk.kind === 'whole') return chunk.members === subject;
  return chunk.kind !== 'name' || chunk.symbol === subject || chunk.symbol === versus;
}

/** A sentence that claims print is the claim that it is of, any other one what its words say; of one of ours that was not found these tell nothing. */
function readEither(
  text: string,
  tokens: readonly Token[],
  context: ReadingContext,
  before: Left,
  readWords: () => SentenceReading,
): SentenceReading {
  const own = readOwnSentence(text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0), context.instruments, context.asOf);
  if (own === null) return readWords();
  const whole = (role: WordRole) => [{ first: 0, last: tokens.length - 1, role }];
  const left = 'query' in own ? leaveOf(own.query, context.asOf, before.told) : { ...before, last: null };
  if ('query' in own) return { left, roles: whole('understood'), claims: [own], cannot: [], needsPost: false };
  const cannot = [`${begin}${lower(own.reason)}`];
  if (own.isMissed !== true) return { left, roles: whole('understood'), claims: [], cannot, needsPost: false };
  const read = readWords();
  const isUnread = read.roles.some(({ role }) => role === 'unread');
  return isUnread ? { left, roles: whole('unread'), claims: [], cannot, needsPost: false } : read;
}

function readSentence(
  tokens: readonly Token[],
  lexicons: readonly Lexicon[],
  symbols: ReadonlySet<string>,
  { asOf, closes = noCloses, findUntaken: ask = findUntaken }: ReadingContext,
  before: Left,
): SentenceReading {
  const chunks = nameSame(findChunks(tokens, lexicons, symbols), tokens, before.told);
  const told = addTold(before.told, chunks, tokens);
  const roles = chunks.map((chunk) => ({ first: chunk.first, last: chunk.last, role: roleOf(chunk) }));
  const quote = ({ first, last }: Chunk): string =>
    tokens
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' ');
  // What cannot be read at all leaves open what stood before it, and over what time the next one is where it names one: “2022 was brutal.”
  let isLong = before.isLong || chunks.some(isLongTime);
  const isOtherDay = isOfOtherDay(chunks, asOf) ?? before.isOtherDay;
  const year = findYear(chunks, asOf) ?? before.year;
  const refuse = (reasons: readonly string[], needsPost = false): SentenceReading => ({
    left: { last: null, isLong, isOtherDay, year, told, ...leaveUnread(chunks, before) },
    roles,
    claims: [],
    cannot: reasons.map((reason) => `${begin}${lower(reason)}`),
    needsPost,
  });
  const reasons = [...new Set(chunks.flatMap((chunk) => (chunk.kind === 'cannot' ? [chunk.reason] : [])))];
  const unread = [...new Set(chunks.filter(({ kind }) => kind === 'unread').map((chunk) => `“${quote(chunk)}”`))];
  if (unread.length > 0) reasons.push(`${unread.slice(0, 5).join(', ')} ${unread.length === 1 ? 'is' : 'are'} not understood.`);
  // “Returned to a record” is no return.
  const isReturn = chunks.some((chunk, at) => chunk.kind === 'move' && chunk.isReturn === true && chunks[at + 1]?.kind !== 'to');
  if (isReturn && chunks.every(({ kind }) => kind !== 'dividends')) reasons.push(ofReturns);
  // “Its best best day”: whether a word is one too many or another one is missing nobody knows.
  const isAlike = (one: Chunk, other: Chunk | undefined): boolean =>
    other !== undefined && [one, other].some(({ kind }) => kind !== 'filler') && quote(one).toLowerCase() === quote(other).toLowerCase();
  const twice = chunks.find((chunk, index) => isAlike(chunk, chunks[index + 1]));
  if (twice !== undefined) reasons.push(`“${quote(twice)}” stands twice in a row.`);
  if (reasons.length > 0) return refuse(reasons);
  if (asks.has(tokens[0]?.word ?? '') && tokens.some(({ text }) => text === '?'))
    return refuse(['It asks for what a claim says: say it as a sentence.']);
  const heading = findHeading(chunks, quote);
  if (heading !== null && findLoose(chunks, tokens).length === 0)
    return { ...refuse([]), left: { ...refuse([]).left, time: heading, isOfSeveralTimes: false } };
  const found = findFacts(chunks, quote);
  if ('reason' in found) return refuse([found.reason]);
  if (found.facts.length === 0) return refuse([saysNothing]);
  if (found.facts.length > mostFacts) return refuse(['It says more than three things: give it in parts.']);
  if (isTogether(found.said, chunks)) return refuse([together]);
  const settled = settleTimes(found, chunks, quote, asOf, before.year);
  if ('reason' in settled) return refuse([settled.reason], settled.needsPost);
  const claims: ReadClaim[] = [];
  // What is joined to one statement is no statement of its own.
  const joined = found.facts.filter(({ isJoined }) => isJoined === true);
  if (joined.length > 1 || found.facts[0]?.isJoined === true || (joined.length === 1 && found.facts.length > 2))
    return refuse(['To which statement the rest is joined is not clear: say it in sentences of their own.']);
  const isPlain = !chunks.some((chunk) => chunk.kind === 'filler' && /^(?:has|have|had|is|are|was|were|been)$/i.test(quote(chunk)));
  const lent = isApart(chunks, quote) || before.isOfSeveralTimes ? null : before.time;
  const carry = (frames: readonly Frame[]): readonly Frame[] => {
    const stated = frames.filter(({ isJoined }) => isJoined !== true);
    return stated.map((frame) =>
      lendTime(carryOn(frame, stated.length === 1 ? before.last : null, { isPlain, post: asOf }), lent, asOf, closes),
    );
  };
  const facts = carry(settled.facts);
  const said = carry(settled.said);
  const openSame = said.map((frame) => tellOpenSame(frame, before.isLong)).find((reason) => reason !== null);
  if (typeof openSame === 'string') return refuse([openSame]);
  const isLeft = before.isLong && said.some(isTimeLeft);
  // What comes behind it could be of that time, too.
  isLong = isLeft || said.some(isOverTime);
  if (isLeft) return refuse(['Over what time the move was is not said.']);
  if (before.isOtherDay && said.some((frame) => isDayLeft(frame, chunks, quote))) return refuse([ofWhichDay]);
  for (const frame of facts) {
    const lack = isToldSoFar(frame, chunks) ? refuseSoFar(frame, asOf) : null;
    if (lack !== null) return refuse([lack.reason], lack.needsPost);
    const alone = writeClaim(frame, asOf, closes);
    const [rest] = joined;
    const written = 'reason' in alone || rest === undefined ? alone : writeJoined(alone, rest, asOf, closes);
    if ('reason' in written) return refuse([written.reason], written.needsPost);
    const untaken = ask(written.texts);
    if (untaken !== null) return refuse([untaken]);
    const assumed = chunks.flatMap((chunk) => (chunk.assumed !== undefined && isOf(chunk, frame) ? [chunk.assumed] : []));
    const standIn = findStandIn(frame, told);
    claims.push({
      query: writeTexts([...written.texts]),
      assumed: [...new Set([...assumed, ...written.assumed])],
      ...(standIn === null ? {} : { standIn }),
    });
  }
  const loose = findLoose(chunks, tokens);
  if (loose.length > 0) {
    for (const role of roles) if (loose.some(({ first }) => first === role.first)) role.role = 'unread';
    const words = [...new Set(loose.map((chunk) => `“${quote(chunk)}”`))];
    return refuse([`What ${words.join(', ')} ${words.length === 1 ? 'says' : 'say'} there is not understood.`]);
  }
  const [last = null] = said.length === 1 ? said : [];
  return {
    left: { last, isLong, isOtherDay, year, told, ...leaveTime(said, chunks, before) },
    roles,
    claims,
    cannot: [],
    needsPost: false,
  };
}

/**
 * The claims that a text makes, each word of it accounted for: none is proposed of a sentence in which a word that carries something was not
 * understood, or in which what it says can be read in two ways. Deterministic; takes steps in proportion to the text, which is cut at `longestText`.
 */
export function readClaims(given: string, context: ReadingContext): ClaimsReading {
  const { instruments } = context;
  const text = given.slice(0, longestText);
  const lexicons = buildLexicon(instruments);
  const symbols = new Set(instruments.map(({ symbol }) => symbol));
  let left = nothing;
  const { paragraphs, day } = splitParagraphs(text, tokenize(text));
  const asOf = findPublished(day, context.asOf);
  const dated = { ...context, asOf };
  const sentences = paragraphs.flatMap(splitSentences).map((tokens) => {
    const read = readEither(text, tokens, dated, left, () =>
      readLeftOut(tokens, lexicons, symbols, (rest) =>
        readApart(rest, lexicons, symbols, (part) => readSentence(part, lexicons, symbols, dated, left)),
      ),
    );
    left = read.left;
    return { tokens, ...read };
  });
  const byToken = sentences.flatMap(({ tokens, roles }) =>
    roles.flatMap(({ first, last: end, role }) =>
      tokens.slice(first, end + 1).map((token) => ({ start: token.start, end: token.end, role })),
    ),
  );
  const published =
    asOf === context.asOf || asOf === null ? [] : [`The text is taken to be of ${formatLongDate(asOf)}, the day that stands in it.`];
  // What is said twice is one claim.
  const claims = [
    ...new Map(
      sentences
        .flatMap((sentence) => sentence.claims)
        .map((claim) => [claim.query, { ...claim, assumed: [...claim.assumed, ...published] }]),
    ).values(),
  ];
  const isNothing = claims.length === 0 && sentences.length > 0 && sentences.every(({ cannot }) => cannot.length === 0);
  const tooMany = claims.length > mostClaims ? [`${begin}it makes more than ${mostClaims} claims: give the rest by itself.`] : [];
  return {
    claims: claims.slice(0, mostClaims),
    words: listWords(text, byToken),
    cannot: [
      ...new Set([...sentences.flatMap(({ cannot }) => cannot), ...tooMany, ...(isNothing ? [`${begin}${lower(saysNothing)}`] : [])]),
    ],
    needsPost: sentences.some(({ needsPost }) => needsPost),
  };
}
