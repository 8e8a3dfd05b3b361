import { carryLead, fillGap, isMoveOfLead, toContrast, toMoved, type Beside } from './contrast';
import { isEventBeside, isStanding } from './beside-state';
import type { Chunk } from './chunk';
import { addParts, listParts, type Frame } from './frame';
import { isAdrift, isDay, isFirstSuch, isLeadAdrift, isRunOf, isSaidAgain, isTimed, tellOpen, timeOf, toTallyBehind } from './move-beside';
import { isOfThatSession, isRankOf, toDayOfClose } from './of-that-session';
import { inherit, isLeadBeside } from './inherit';
import { isAtHead, isOfAnother, isOfLastNamed, isOfLongerTime, nameBoth } from './named-behind';
import { readSegment } from './read-segment';
import type { SentenceFacts } from './sentence-facts';
import { addApart, setApart, tellBehind, type Apart } from './set-apart';
import { shareTimes } from './share-times';
import { splitChunks } from './split-chunks';
import { isSumVerb, tellUnfitSum, toSum } from './sums';
import { topicOf } from './topic';
import { unite, uniteEach, uniteEarly } from './unite-statements';

const named: ReadonlySet<string> = new Set(['subject', 'universe', 'date', 'returns']);

/** Whether a statement only says who or when. */
function isContext(frame: Frame): boolean {
  return listParts(frame).every((name) => named.has(name));
}

/** Whether a segment tells the lead before it: "gaining 3.2%", or "3.2%" before "versus 0.6% for the S&P 500". */
function isBesideLead(segments: readonly (readonly Chunk[])[], index: number, quote: (chunk: Chunk) => string): boolean {
  const said = segments[index]?.filter(({ kind }) => kind !== 'filler' && kind !== 'about') ?? [];
  const [first] = said;
  if (first?.kind === 'move') return /ing$/i.test(quote(first));
  return said.length === 1 && first?.kind === 'size' && segments[index + 1]?.[0]?.kind === 'contrast';
}

/** "Is 4.2% below its record and down 3.5% in November": whether a verb before it is that of a segment, too. */
function isVerbless(segment: readonly Chunk[], quote: (chunk: Chunk) => string): boolean {
  return !segment.some(
    (chunk) =>
      (chunk.kind === 'move' && chunk.isState !== true) ||
      ['close', 'touch', 'broke', 'name'].includes(chunk.kind) ||
      (chunk.kind === 'filler' && /^(?:was|were|had)$/iu.test(quote(chunk))),
  );
}

/** "Plunged 14.3%, a record": of what is told before it. */
function isRecordOf(before: Frame, segment: readonly Chunk[], quote: (chunk: Chunk) => string): boolean {
  const [record, ...rest] = segment.filter(({ kind }) => kind !== 'filler');
  const isBare = record?.kind === 'record' && rest.length === 0 && /^records?$/i.test(quote(record));
  return isBare && ['move', 'lead', 'run'].includes(topicOf(before) ?? '');
}

/**
 * The statements of a sentence, each whole: what one leaves out it takes from the one before. Two that speak of the same thing are one, as a
 * figure with the time since when there was none like it.
 */
export function findFacts(chunks: readonly Chunk[], quote: (chunk: Chunk) => string): SentenceFacts {
  const facts: Frame[] = [];
  let waiting: Frame = {};
  const together: Frame[] = [];
  // How many facts are one that several share.
  let grouped = 0;
  let beside = null as Beside | null;
  let apart = null as Apart | null;
  // What stood before the last one that was named.
  let joiner = '';
  const segments = splitChunks(chunks);
  const begin = chunks.slice(0, 1).map(quote).join('');
  // "Has risen 3%, its third straight gain" could be over all of them.
  const hasBeen = chunks.some((chunk) => chunk.kind === 'filler' && /^(?:has|have)$/i.test(quote(chunk)));
  for (const [index, segment] of segments.entries()) {
    const read = readSegment(segment, quote);
    if ('reason' in read) return read;
    if (listParts(read.frame).length === 0) continue;
    const last = facts.at(-1);
    const lead = chunks.findLast(({ kind, first }) => kind === 'split' && first < (segment[0]?.first ?? 0));
    if (read.frame.apart !== undefined) {
      const next = chunks.find(({ first }) => first > (segment.at(-1)?.last ?? 0));
      const set = setApart(read.frame, segment, {
        apart,
        isSaid: last !== undefined,
        isNamed: waiting.subject !== undefined,
        after: next?.kind === 'split' ? quote(next) : '',
      });
      if ('reason' in set) return set;
      apart = set;
      continue;
    }
    const behind = apart === null || (last !== undefined && apart.place !== 'end') ? null : tellBehind(apart, read.frame, waiting, segment);
    if (behind !== null && (apart?.place === 'end' || !isContext(read.frame))) return { reason: behind };
    const isGoingOn = last?.isNow === true && (last.isState === true || isStanding(last)) && isVerbless(segment, quote);
    const isOwned = segment.some((chunk) => chunk.kind === 'name' && /['’]s?$/u.test(quote(chunk)));
    const frame = fillGap(last, carryLead(beside, isGoingOn ? { ...read.frame, isNow: true } : read.frame, isOwned));
    if (frame.isContrast === true) {
      const move = beside?.move ?? last;
      const other = toContrast(move, frame, last);
      if (other === null || move === undefined || !isContext(waiting))
        return { reason: 'What another one did is set beside a move in percent, with its time, and of two the one that leads moved more.' };
      facts.push(other);
      beside = { move, led: frame.led };
      continue;
    }
    const ofClose = hasBeen ? null : toDayOfClose(last, frame, segment, quote);
    if (ofClose !== null && last !== undefined && apart === null && isContext(waiting)) {
      facts.push(inherit(last, ofClose));
      continue;
    }
    if (!isContext(frame)) beside = null;
    if (isContext(frame)) {
      if (last === undefined || (frame.subject !== undefined && last.subject !== undefined && frame.subject !== last.subject)) {
        // "The S&P 500 and the Nasdaq-100 fell": what follows is said of both.
        if (frame.subject !== undefined && waiting.subject !== undefined && frame.subject !== waiting.subject) {
          together.push(waiting);
          waiting = frame;
          continue;
        }
        const added = addParts(waiting, frame);
        if (added === null) return { reason: 'It names two times at once.' };
        waiting = added;
        continue;
      }
      const dated = addParts(last, frame);
      if (dated === null) return { reason: 'It names two times at once.' };
      facts[facts.length - 1] = dated;
      continue;
    }
    const isSame = last?.subject !== undefined && frame.subject === last.subject && waiting.subject === undefined;
    if (last !== undefined && last.subject === undefined && isOfLongerTime(last, frame))
      return { reason: 'Over what time the move was is not said.' };
    // "With Friday’s advance, the S&P 500 …": who it was is said after what.
    const early = last !== undefined && last.subject === undefined && frame.subject !== undefined ? uniteEarly(last, frame) : null;
    if (early !== null) {
      facts[facts.length - 1] = early;
      continue;
    }
    // "While it is up 155% this year, the S&P 500 is up 18.8%": of another one.
    const isNobody = facts.length === 1 && listParts(waiting).length === 0 && segments.slice(0, index).every((part) => !isOfAnother(part));
    const both = last === undefined || !isNobody ? null : nameBoth(last, frame, begin);
    if (both === null && last?.level !== undefined && last.subject === undefined && isAdrift(frame))
      return { reason: 'Over what time the move was is not said.' };
    if (both === null && isNobody && last !== undefined && last.subject === undefined && isAtHead(last) && frame.subject !== undefined)
      return { reason: 'What stands before the comma and what stands behind it are two statements: say them in sentences of their own.' };
    if (both !== null) {
      facts.splice(0, 1, ...both);
      continue;
    }
    if (!isSame && (last === undefined || frame.subject !== undefined || waiting.subject !== undefined)) {
      if (frame.subject !== undefined && waiting.subject !== undefined && frame.subject !== waiting.subject) {
        together.push(waiting);
        const { subject: _, universe: __, ...rest } = waiting;
        waiting = rest;
      }
      const whole = addParts(waiting, frame);
      if (whole === null) return { reason: 'It says two things of one instrument that do not fit.' };
      facts.push(...together.map((other) => ({ ...whole, ...other })), whole);
      if (together.length > 0) grouped = together.length + 1;
      if (together.length > 0 && facts.length !== together.length + 1)
        return { reason: 'Who is meant is not clear: say it in sentences of their own.' };
      waiting = {};
      joiner = lead === undefined ? '' : quote(lead);
      together.length = 0;
      continue;
    }
    if (isSaidAgain(last, frame)) {
      facts.push({ ...last, size: frame.size });
      continue;
    }
    const each = facts.length > 1 && facts.length === grouped && waiting.date === undefined ? uniteEach(facts, frame) : null;
    if (each !== null) {
      facts.splice(0, facts.length, ...each);
      continue;
    }
    if (facts.length > 1 && facts[facts.length - 2]?.subject !== last.subject && !isOfLastNamed(facts, frame, segment, { joiner, quote }))
      return { reason: 'Of which of the instruments the rest is said is not clear: say it in sentences of their own.' };
    if (isRecordOf(last, segment, quote))
      return { reason: 'Whether the move is a record, or the close, is not said: say “its largest ever”, or “a record close”.' };
    const added = addParts(waiting, frame);
    if (added === null) return { reason: 'It names two times at once.' };
    const whole = toTallyBehind(last, added);
    waiting = {};
    // "Rose 0.5% on Tuesday but did not set a record": of that day.
    const isOfThatDay = whole.record !== undefined && topicOf(last) === 'move' && isDay(last) && !isTimed(last);
    if (whole.isWithout === true && ((whole.size === undefined && !isOfThatDay) || last.isWithout === true))
      return { reason: 'What is denied is not clear.' };
    if (facts.length > 1 && isLeadBeside(last, whole)) return { reason: 'Over what time the lead was is not said.' };
    // "Fell 2.3%, having gone without a 2% drop since February": up to the day before.
    if (whole.isWithout === true && topicOf(last) === 'move' && last.direction === whole.direction)
      return { reason: 'Up to which day there was none is not said: say it in sentences of their own, each with its day.' };
    const unfit = lead === undefined ? null : tellUnfitSum(last, whole, quote(lead));
    if (unfit !== null) return { reason: unfit };
    const sum = lead === undefined ? null : toSum(last, whole, segment, quote(lead));
    if (sum !== null && !hasBeen) {
      facts.splice(-1, 1, sum[0], inherit(sum[0], sum[1]));
      continue;
    }
    // "Gained 5.7%, bringing its year-to-date gain to 26.5%" could be of a month.
    if (lead !== undefined && isSumVerb(quote(lead)) && isAdrift(last)) return { reason: 'Over what time the move was is not said.' };
    const open = tellOpen(last, whole);
    if (open !== null) return { reason: open };
    const move = facts.at(-2);
    if (move !== undefined && isRankOf(move, last, whole)) {
      facts[facts.length - 2] = addParts(move, whole) ?? move;
      continue;
    }
    const united = unite(last, whole);
    if (isBesideLead(segments, index, quote) && isMoveOfLead(last, whole))
      facts.push({ ...timeOf(last), ...inherit(last, toMoved(whole)) });
    else if (united !== null) facts[facts.length - 1] = united;
    else if (isRunOf(last, whole) && segment.some(({ kind }) => kind === 'ordinal') && !hasBeen)
      facts.push(
        inherit(last, { ...whole, assumed: [...(whole.assumed ?? []), 'Without a time said, the run is taken for one of sessions.'] }),
      );
    else if (isOfThatSession(last, whole) && !hasBeen) facts.push(inherit(last, whole));
    else if (
      !isEventBeside(last, whole) &&
      // “Is up 18.8% this year but lost 4.2%” at some time of it.
      !(last.isNow !== true && isEventBeside(whole, last)) &&
      (((isAdrift(last) || isLeadAdrift(last)) && isTimed(whole)) || (isAdrift(whole) && (hasBeen || !isFirstSuch(last, whole))))
    )
      return { reason: 'Over what time the move was is not said.' };
    else {
      // "rose 0.6% to 5,026.61 on Friday": the day is that of both.
      if (isAdrift(last) && isDay(whole) && topicOf(whole) === 'level' && whole.date !== undefined)
        facts[facts.length - 1] = { ...last, date: whole.date };
      facts.push(inherit(last, whole));
    }
  }
  if (together.length > 0 || !isContext(waiting) || (waiting.date !== undefined && facts.length > 0))
    return { reason: 'It breaks off before it says anything.' };
  // "The S&P 500 closed at a record, as did the Nasdaq-100".
  if (facts.length > 0 && waiting.subject !== undefined && facts.every(({ subject }) => subject !== waiting.subject))
    return { reason: 'What is said of one of those that it names is left open: say it in a sentence of its own.' };
  return addApart(apart, shareTimes(facts, hasBeen));
}
