import type { Chunk } from './chunk';
import { addParts, listParts, type Frame, type Part } from './frame';
import { match, soft, type Kind } from './match-chunks';
import { toSide } from './part-readers';
import { patterns } from './patterns';

/** What a stretch of a sentence says, or why it cannot be read. */
export type SegmentReading = { readonly frame: Frame } | { readonly reason: string };

/** What a single chunk says where no pattern begins with it. */
function readOne(chunk: Chunk, frame: Frame): Frame | null {
  switch (chunk.kind) {
    case 'name':
      if (frame.subject === undefined)
        return {
          subject: chunk.symbol,
          ...(chunk.members === undefined ? {} : { universe: chunk.members }),
          ...(chunk.isTold === true ? { isTold: true } : {}),
        };
      return frame.beat !== undefined && frame.versus === undefined && frame.subject !== chunk.symbol ? { versus: chunk.symbol } : null;
    case 'whole':
      return frame.subject === undefined ? { isWhole: true, subject: chunk.members } : null;
    case 'move':
      return { direction: chunk.direction, ...(chunk.isState === true ? { isState: true } : {}) };
    case 'run':
      return { isRun: true, ...(chunk.direction === undefined ? {} : { direction: chunk.direction }) };
    case 'record':
      return { record: chunk.price };
    case 'beat':
      return { beat: chunk.direction };
    case 'side':
      return toSide(chunk);
    case 'dividends':
      return { returns: chunk.returns };
    case 'signal':
      return { signal: chunk.indicator };
    case 'cross':
      return { cross: chunk.direction };
    case 'half':
      return { half: chunk.half };
    case 'date':
      return { date: chunk.date };
    case 'ever':
      return { isEver: true };
    case 'close':
      return { isClose: true };
    case 'touch':
      return { isTouch: true };
    case 'members':
      return { isMembers: true };
    case 'broke':
      return { isBroken: true };
    case 'points':
      return { isPoints: true };
    case 'either':
      return { isEither: true };
    case 'shift':
      return { isShift: true };
    case 'bull':
      return { isBull: true };
    case 'volatility':
      return { isVolatility: true };
    case 'without':
      // Two of them deny each other.
      return frame.isWithout === true ? null : { isWithout: true, ...(chunk.isUpTo === true ? { isUpTo: true } : {}) };
    case 'to-date':
      return { isToDate: true, ...(chunk.isStart === true ? { isStart: true } : {}) };
    case 'on-track':
      return { isOnTrack: true };
    case 'join':
      return { isJoined: true };
    case 'contrast':
      return { isContrast: true, ...(chunk.lead === undefined ? {} : { led: chunk.lead }) };
    case 'apart':
      return { apart: chunk.of };
    case 'wait':
      return { isWait: true };
    case 'recovery':
      return { isRecovery: true };
    case 'or':
      return { isOr: true };
    case 'drawdown':
      return { isFromRecord: true };
    case 'multiple':
    case 'mean':
    case 'number':
    case 'ordinal':
    case 'size':
    case 'unit':
    case 'straight':
    case 'most':
    case 'since':
    case 'time':
    case 'only':
    case 'past':
    case 'about':
    case 'deviations':
    case 'unseen':
    case 'each':
    case 'decade':
    case 'extreme':
    case 'pair':
    case 'versus':
    case 'from':
    case 'of':
    case 'in':
    case 'to':
    case 'filler':
    case 'split':
    case 'same':
    case 'cannot':
    case 'unread':
      return null;
  }
}

/** "The loss of 6.7% was its largest loss since 1950": behind one of these what stands before it may be said once more. */
const copulas: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'be', 'been']);

/** Why a chunk found no place. */
function tellUnfit(chunks: readonly Chunk[], at: number, words: string): string {
  const [chunk, ...after] = chunks.slice(at, at + 4).filter(({ kind }) => kind !== 'filler');
  const before = chunks[at - 1]?.kind;
  const isTime = after[0]?.kind === 'unit' || (after[0]?.kind === 'number' && after[1]?.kind === 'unit');
  if (chunk?.kind === 'about' && isTime && (before === 'in' || before === 'filler'))
    return `Over what time it was, is left open by “${words}”: say over how many sessions, or since which day.`;
  return `“${words}” does not fit what the sentence says besides, or is left open by it.`;
}

const present = /^(?:is|are|has|have|now|still|stands?|sits?|remains?|remaining|stays?|thats)$/iu;

/** Whether a chunk says that something is so while it is said: "has", "still", "it’s". */
function isPresent({ kind }: Chunk, words: string): boolean {
  return kind === 'filler' ? present.test(words.replace(/['’]/gu, '')) : (kind === 'same' || kind === 'name') && /^it['’]s$/iu.test(words);
}

/**
 * What the chunks between two splits say. Every chunk that carries something must find its place, and each part is said once, alike by other
 * words ("a winning streak of five gains") or once more of what it was said to be: else the reading would be a guess. Tries each pattern at
 * most once per chunk.
 * @param quote the words of a chunk, for the reason.
 */
export function readSegment(chunks: readonly Chunk[], quote: (chunk: Chunk) => string): SegmentReading {
  let frame: Frame = {};
  const said = new Map<Kind, readonly Part[]>();
  for (let at = 0; at < chunks.length; ) {
    const chunk = chunks[at];
    if (chunk === undefined) break;
    const found = readAt(chunks, at, frame);
    const before = said.get(chunk.kind) ?? [];
    // "A loss of loss" is no sentence, whatever it says.
    const isRepeated = found !== null && found.parts.length > 0 && found.parts.every((part) => before.includes(part));
    if (found !== null && !isRepeated) {
      frame = found.frame;
      for (const { kind } of chunks.slice(at, found.next)) said.set(kind, [...(said.get(kind) ?? []), ...found.parts]);
      at = found.next;
    } else if (found === null && (soft.has(chunk.kind) || chunk.kind === 'same')) {
      if (copulas.has(quote(chunk).toLowerCase())) said.clear();
      at += 1;
    } else return { reason: tellUnfit(chunks, at, quote(chunk)) };
  }
  // "Was still up 17.7% this year" is of then, and "still up 17.7% this year" may be.
  const wasSo = chunks.some((chunk) => chunk.kind === 'filler' && /^(?:was|were)$/iu.test(quote(chunk)));
  const isRunning = frame.date?.kind === 'unit' && frame.date.back === 0;
  const isNow = (chunk: Chunk): boolean => isPresent(chunk, quote(chunk)) && !(isRunning && /^(?:still|remaining)$/iu.test(quote(chunk)));
  if (!wasSo && chunks.some(isNow)) frame = { ...frame, isNow: true };
  // "Ended up 0.6%" is what the day brought; "is up 0.6%" stands so over whatever time.
  const { isState: _, ...closed } = frame;
  return { frame: frame.isClose === true ? closed : frame };
}

interface ReadParts {
  readonly frame: Frame;
  /** Those that the chunks say. */
  readonly parts: readonly Part[];
  readonly next: number;
}

function readAt(chunks: readonly Chunk[], at: number, frame: Frame): ReadParts | null {
  for (const { kinds, read } of patterns) {
    const matched = match(chunks, at, kinds);
    const parts = matched === null ? null : read(matched.taken, frame);
    const whole = parts === null ? null : addParts(frame, parts);
    if (whole !== null && parts !== null && matched !== null) return { frame: whole, parts: listParts(parts), next: matched.next };
  }
  const [chunk] = chunks.slice(at, at + 1);
  const parts = chunk === undefined ? null : readOne(chunk, frame);
  const whole = parts === null ? null : addParts(frame, parts);
  return whole === null || parts === null ? null : { frame: whole, parts: listParts(parts), next: at + 1 };
}
