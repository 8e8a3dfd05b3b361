import { calendarUnits, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import { opposite } from './add-ends';
import type { Chunk } from './chunk';
import { listParts, type Frame } from './frame';
import { isAdrift, isDay, isLeadAdrift, isMovedSince } from './move-beside';
import type { SentenceFacts } from './sentence-facts';
import { addFollowing } from './share-times';
import { topicOf } from './topic';

// "After falling 19.4% in 2022, the S&P 500 rose 24.2% in 2023": a clause with a time of its own, which nothing else that is said shares.

/** A clause that is set apart, and where it stands. */
export interface Apart {
  readonly frame: Frame;
  /** Before who is meant, between who and what, or behind it. */
  readonly place: 'head' | 'middle' | 'end';
}

const ofWhom = 'Of which of the two the rest is said is not clear: say it in sentences of their own.';
const twice = 'It says of more than one thing what it came after: say it in sentences of their own.';
const untimed = 'Of one of the two things that it tells it is not said when it was: say its day, month or year.';
const unsaid =
  'What stands behind “after”, “despite” or “with” says nothing of a move or a close that could be checked: say the rest by itself.';
const ofRun = 'Whether the run had ended by then is not said: say which day, week or month ended it, or up to which one it lasted.';
const unplaced = 'Over what time the move was is not said.';

const verbs: ReadonlySet<Chunk['kind']> = new Set(['move', 'close', 'touch']);

/** The clause of a segment that is one, or why it cannot be told from the rest. */
export function setApart(
  frame: Frame,
  segment: readonly Chunk[],
  before: { readonly apart: Apart | null; readonly isSaid: boolean; readonly isNamed: boolean; readonly after: string },
): Apart | { readonly reason: string } {
  if (before.apart !== null) return { reason: twice };
  const place = before.isSaid ? 'end' : before.isNamed ? 'middle' : 'head';
  // "After falling 3% on Monday and 2% on Tuesday".
  if (place !== 'end' && before.after !== ',') return { reason: twice };
  return segment[0]?.kind === 'apart' ? { frame, place } : { reason: ofWhom };
}

/** Why what stands behind such a clause could be of the clause; null where it is of the rest. */
export function tellBehind({ place }: Apart, frame: Frame, waiting: Frame, segment: readonly Chunk[]): string | null {
  const subject = frame.subject ?? waiting.subject;
  if (place === 'end') return subject === undefined || (frame.date ?? waiting.date) === undefined ? ofWhom : null;
  if (place === 'head') return subject === undefined ? ofWhom : null;
  // "The S&P 500, after falling 2.7% on Friday, its worst day since April, rose …".
  const isVerb = segment.some(({ kind }) => verbs.has(kind));
  return isVerb && [frame.most, frame.time, frame.streak, frame.within].every((part) => part === undefined) ? null : ofWhom;
}

/** Whether a statement is of one session, be it named or that of the post. */
export function isOfSession(frame: Frame): boolean {
  const { date, window, half, same, base, isToDate, streak, tally } = frame;
  const isShort = window === undefined || (window.unit === 'session' && window.count === 1);
  const isLong = [half, same, base, isToDate, streak, tally].some((part) => part !== undefined) || isMovedSince(frame);
  return isShort && !isLong && (date === undefined || isDay(frame));
}

/** The unit over which a statement tells of a move; null for another time. */
function unitOf(frame: Frame): CalendarUnit | null {
  const { date, window } = frame;
  if (isOfSession(frame)) return 'session';
  if (window !== undefined) return window.count === 1 && window.isTrailing === undefined ? window.unit : null;
  const unit = date?.kind === 'unit' ? date.unit : date?.kind;
  return calendarUnits.find((one) => one === unit) ?? null;
}

/** "After seven straight weekly losses, the S&P 500 rebounded 6.6% this week": a run that this week ended; null where it is no such thing. */
function toEnded(clause: Frame, facts: readonly Frame[]): Frame | null {
  const [fact, ...rest] = facts;
  const { streak, window, direction } = clause;
  if (fact === undefined || rest.length > 0 || topicOf(fact) !== 'move' || streak === undefined || direction === undefined) return null;
  const isEnd =
    fact.direction === opposite[direction] &&
    fact.subject === clause.subject &&
    unitOf(fact) === (streak.unit ?? window?.unit ?? 'session');
  return isEnd && clause.date === undefined ? { ...clause, isBroken: true, ...(fact.date === undefined ? {} : { date: fact.date }) } : null;
}

/** "A day after Friday’s 2.7% drop" names the day before by itself. */
function kindOf(clause: Frame, apart: Frame['apart']): Frame['apart'] {
  return apart === 'day-before' && clause.date !== undefined && isDay(clause) ? 'after' : apart;
}

/** The clause as a statement of its own. */
function toStatement({ frame }: Apart, facts: readonly Frame[]): Frame | { readonly reason: string } {
  const { apart, ...said } = frame;
  const subjects = new Set(facts.map(({ subject }) => subject));
  const [subject] = subjects;
  if (said.subject === undefined && subjects.size > 1)
    return { reason: 'Of which of the instruments that it names the clause with “after”, “despite” or “with” is said is not clear.' };
  const isPlain = facts.every((fact) => fact.isWhole !== true && fact.isMembers !== true);
  if (!isPlain || listParts(said).length === 0) return { reason: ofWhom };
  const whole = { ...(subject === undefined ? {} : { subject }), ...said };
  const topic = topicOf(whole);
  if (topic === 'run' && apart === 'after') return toEnded(whole, facts) ?? { reason: ofRun };
  if (whole.isWithout === true) return { reason: 'What is denied is not clear.' };
  if (topic !== 'move' && topic !== 'level') return { reason: topic === null && whole.most === undefined ? unsaid : untimed };
  if (kindOf(whole, apart) !== 'day-before') {
    if (whole.date === undefined) return { reason: untimed };
    const isLeft = (fact: Frame): boolean => fact.date === undefined && (isAdrift(fact) || isLeadAdrift(fact));
    return !isDay(whole) && facts.some(isLeft) ? { reason: unplaced } : whole;
  }
  const dates = new Map(facts.flatMap(({ date }) => (date === undefined ? [] : [[JSON.stringify(date), date] as const])));
  const [date = null] = dates.values();
  const isOfDay = dates.size < 2 && facts.every(isOfSession) && whole.date === undefined && isOfSession(whole);
  if (!isOfDay) return { reason: 'Which day “a day after” means is not clear: name both.' };
  const assumed = [...(whole.assumed ?? []), '“A day after” is taken for the next session.'];
  return { ...whole, date: { kind: 'before', of: date }, assumed };
}

/** The statements with that of the clause that was set apart. */
export function addApart(apart: Apart | null, found: SentenceFacts): SentenceFacts {
  if (apart === null || 'reason' in found || found.facts.length === 0) return found;
  const statement = toStatement(apart, found.said);
  if ('reason' in statement) return statement;
  // What ended the run is told.
  const following = statement.isBroken === true ? { facts: [statement] } : addFollowing([statement]);
  if ('reason' in following) return following;
  const isFirst = apart.place === 'head';
  const beside = { kind: kindOf(statement, apart.frame.apart) ?? 'after', clause: statement, others: found.said } as const;
  return {
    facts: isFirst ? [...following.facts, ...found.facts] : [...found.facts, ...following.facts],
    said: [...found.said, statement],
    apart: beside,
  };
}

/** Whether a statement is of the session of the post, since it names no other time. */
export function isOfPost(frame: Frame): boolean {
  return frame.date === undefined && isOfSession(frame);
}
