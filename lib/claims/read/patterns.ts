import { pick, type Pattern } from './match-chunks';
import { calmPatterns } from './calm-patterns';
import {
  countOf,
  dateOf,
  isCounted,
  isSuper,
  join,
  priceOf,
  readIn,
  readDecades,
  readSize,
  toBase,
  toCross,
  toDeviations,
  toDistance,
  toDistanceFrom,
  toLevel,
  toLike,
  toMean,
  toMost,
  toOfYear,
  toRecovery,
  toRank,
  toRecord,
  toRun,
  toSize,
  toStreak,
  toStreakAtLeast,
  toSide,
  toTrailing,
  toWindow,
  toWithin,
} from './part-readers';
import { fallPatterns, fromPatterns } from './fall-patterns';
import { levelPatterns } from './level-patterns';
import { multiplePattern } from './multiples';
import { toCalmSpell, toDrawdown, toEvery, toSpell, toUnsaidStreak } from './run-readers';
import { runPatterns } from './run-patterns';
import { toCounted } from './to-counted';
import { rowPatterns } from './row-patterns';
import { tallyPatterns } from './tally-patterns';

// In this order: the longest first, so that no part of a phrase is taken for less than it says.
export const patterns: readonly Pattern[] = [
  ...tallyPatterns,
  ...runPatterns,
  { kinds: ['pair', 'unit?'], read: ([n, unit]) => toStreakAtLeast(n, unit) },
  { kinds: ['ordinal', 'straight', 'unit?'], read: ([n, , unit]) => toStreak(n, unit) },
  { kinds: ['number', 'straight', 'unit?'], read: ([n, , unit]) => toStreak(n, unit) },
  // "For a sixth day".
  { kinds: ['ordinal', 'unit'], read: ([n, unit]) => toUnsaidStreak(n, unit) },
  { kinds: ['ordinal', 'unit', 'straight'], read: ([n, unit]) => toStreak(n, unit) },
  {
    kinds: ['number', 'unit', 'straight'],
    read: ([n, unit, straight]) => (pick(straight, 'straight')?.isAtLeast === true ? toStreakAtLeast(n, unit) : toStreak(n, unit)),
  },
  {
    kinds: ['number', 'unit', 'move', 'straight'],
    read: ([n, unit, move]) => join(toStreak(n, unit), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  {
    kinds: ['number', 'move', 'straight'],
    read: ([n, move]) => join(toStreak(n, undefined), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  {
    kinds: ['ordinal', 'unit?', 'move', 'straight'],
    read: ([n, unit, move]) => join(toStreak(n, unit), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  { kinds: ['each', 'unit', 'date'], read: ([, unit, date]) => toEvery(unit, date) },
  { kinds: ['each', 'past?', 'number', 'unit'], read: ([, , n, unit]) => toStreakAtLeast(n, unit) },
  {
    kinds: ['ordinal', 'move', 'unit', 'straight'],
    read: ([n, move, unit]) => join(toStreak(n, unit), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  {
    kinds: ['number', 'move', 'unit', 'straight'],
    read: ([n, move, unit]) => join(toStreak(n, unit), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  {
    kinds: ['number', 'unit?', 'mean', 'move?', 'side', 'number', 'unit?', 'mean'],
    read: ([fast, , , , side, slow]) => toCross(fast, side, slow),
  },
  // "More than 350 sessions without a 2% decline".
  { kinds: ['about', 'number', 'unit', 'without'], read: ([before, n, unit], frame) => toCalmSpell(before, n, unit, frame) },
  { kinds: ['number', 'unit', 'wait'], read: ([n, unit]) => join(toWindow(n, unit), { isWait: true }) },
  {
    kinds: ['drawdown', 'touch?', 'about?', 'size', 'about?'],
    read: ([, , before, size, after], frame) => toDrawdown(readSize(size, before, after, frame)),
  },
  { kinds: ['number', 'unit', 'mean'], read: ([n, unit]) => toMean(n, unit) },
  { kinds: ['number', 'mean'], read: ([n]) => toMean(n) },
  { kinds: ['number', 'deviations'], read: ([n], frame) => toDeviations(n, undefined, frame) },
  { kinds: ['about', 'number', 'deviations'], read: ([before, n], frame) => toDeviations(n, before, frame) },
  // "A 109-session run above its 50-day average".
  {
    kinds: ['number', 'unit', 'run', 'side', 'number', 'unit?', 'mean'],
    read: ([n, unit, , side, mean, of]) => join(join(toStreak(n, unit), { isRun: true }), join(toMean(mean, of), toSide(side))),
  },
  ...calmPatterns,
  ...levelPatterns,
  // "A nine-day winning streak": a run. "A five-day run" is one where it is of gains or losses, else a window.
  { kinds: ['number', 'unit', 'run'], read: ([n, unit, run], frame) => toRun(n, unit, run, frame) },
  // "Extended its monthly winning streak to seven".
  {
    kinds: ['unit', 'run', 'to', 'number', 'unit?'],
    read: ([unit, run, , n, other], frame) =>
      other === undefined && pick(run, 'run')?.direction !== undefined ? toRun(n, unit, run, frame) : null,
  },
  { kinds: ['run', 'to', 'number', 'unit'], read: ([run, , n, unit], frame) => toRun(n, unit, run, frame) },
  { kinds: ['run', 'of', 'number', 'unit'], read: ([run, , n, unit], frame) => toRun(n, unit, run, frame) },
  // "Its best week this year", "its biggest weekly gain in 2024".
  {
    kinds: ['ordinal?', 'most', 'unit', 'date'],
    read: ([n, most, unit, date]) => join(toWindow(undefined, unit), join(toOfYear(most, date), toRank(n))),
  },
  {
    kinds: ['ordinal?', 'most', 'unit', 'move', 'date'],
    read: ([n, most, unit, move, date]) =>
      join(join(toWindow(undefined, unit), join(toOfYear(most, date), toRank(n))), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  // "Its biggest loss this year".
  {
    kinds: ['ordinal?', 'most', 'move', 'date'],
    read: ([n, most, move, date]) => join(join(toOfYear(most, date), toRank(n)), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  { kinds: ['ordinal?', 'most', 'date'], read: ([n, most, date]) => join(toLike(most, date), toRank(n)) },
  { kinds: ['ordinal?', 'most'], read: ([n, most]) => join(toMost(most), toRank(n)) },
  { kinds: ['since', 'date', 'extreme'], read: ([, date, extreme]) => toBase(date, extreme) },
  { kinds: ['since', 'date', 'record'], read: ([, date, record]) => toBase(date, record) },
  { kinds: ['since', 'date'], read: ([, date]) => ({ since: dateOf(date) }) },
  { kinds: ['unseen', 'since?', 'date'], read: ([, , date]) => ({ time: 1, since: dateOf(date) }) },
  { kinds: ['only', 'time'], read: () => ({ time: 1, isTime: true, isOnly: true }) },
  { kinds: ['only', 'ordinal', 'time?'], read: ([, n]) => ({ time: countOf(n) }) },
  { kinds: ['ordinal', 'time'], read: ([n]) => ({ time: countOf(n), isTime: true }) },
  {
    kinds: ['ordinal', 'record', 'date'],
    read: ([n, record, date], frame) => (countOf(n) > 1 ? join(toRecord(n, record, frame), toWithin({}, date)) : null),
  },
  ...rowPatterns,
  { kinds: ['ordinal', 'record'], read: ([n, record], frame) => toRecord(n, record, frame) },
  { kinds: ['record', 'number', 'time'], read: ([record, n]) => ({ record: priceOf(record), recordCount: countOf(n) }) },
  { kinds: ['number', 'record'], read: ([n, record]) => ({ record: priceOf(record), recordCount: countOf(n) }) },
  // "A record on Friday, its 57th this year".
  {
    kinds: ['ordinal', 'date'],
    read: ([n, date], frame) => (countOf(n) > 1 && frame.time === undefined ? toWithin({ time: countOf(n) }, date) : null),
  },
  { kinds: ['ordinal'], read: ([n], frame) => (frame.time === undefined ? { time: countOf(n) } : null) },
  ...fallPatterns,
  { kinds: ['record', 'number'], read: ([record, n]) => join(toLevel(n), { record: priceOf(record) }) },
  // Who leads is said before, or behind: "..., outpacing the S&P 500 by 9.9 points".
  {
    kinds: ['beat', 'name'],
    read: ([beat, name], frame) => {
      const [lead, symbol] = [pick(beat, 'beat'), pick(name, 'name')?.symbol];
      return lead?.isVerb !== true || symbol === undefined || frame.subject !== undefined ? null : { beat: lead.direction, versus: symbol };
    },
  },
  {
    kinds: ['versus', 'name'],
    read: ([, name], frame) => {
      const symbol = pick(name, 'name')?.symbol;
      return symbol === undefined || symbol === frame.subject || frame.subject === undefined
        ? null
        : { beat: frame.beat ?? 'up', versus: symbol };
    },
  },
  {
    kinds: ['about?', 'size', 'about?', 'side', 'date', 'record'],
    read: ([before, size, after, side, date, record], frame) => toDistance(readSize(size, before, after, frame), side, date, record),
  },
  {
    kinds: ['about?', 'size', 'about?', 'side', 'date', 'extreme'],
    read: ([before, size, after, side, date, extreme], frame) => toDistance(readSize(size, before, after, frame), side, date, extreme),
  },
  // "4.2% off its July 16 high".
  {
    kinds: ['about?', 'size', 'about?', 'from', 'date', 'record'],
    read: ([before, size, after, , date, record], frame) => toDistanceFrom(readSize(size, before, after, frame), date, record),
  },
  {
    kinds: ['about?', 'size', 'about?', 'from', 'date', 'extreme'],
    read: ([before, size, after, , date, extreme], frame) => toDistanceFrom(readSize(size, before, after, frame), date, extreme),
  },
  { kinds: ['from', 'date', 'extreme'], read: ([, date, extreme]) => toBase(date, extreme) },
  { kinds: ['from', 'date', 'record'], read: ([, date, record]) => toBase(date, record) },
  {
    kinds: ['from', 'move', 'of', 'about?', 'size', 'about?'],
    read: ([, move, , before, size, after], frame) => toRecovery(move, toSize(size, before, after), frame),
  },
  {
    kinds: ['from', 'about?', 'size', 'about?', 'move'],
    read: ([, before, size, after, move], frame) => toRecovery(move, toSize(size, before, after), frame),
  },
  ...fromPatterns,
  // "The share … sank to 41%, the lowest since May".
  {
    kinds: ['move', 'to', 'about?', 'size', 'about?'],
    read: ([move, , before, size, after], frame) => {
      const said = frame.isMembers === true ? readSize(size, before, after, frame) : null;
      return said === null ? null : { ...said, isTo: true, direction: pick(move, 'move')?.direction ?? 'up' };
    },
  },
  multiplePattern,
  { kinds: ['only', 'size'], read: ([, size], frame) => readSize(size, undefined, undefined, frame) },
  { kinds: ['about?', 'size', 'about?'], read: ([before, size, after], frame) => readSize(size, before, after, frame) },
  { kinds: ['in', 'about?', 'past?', 'number?', 'decade'], read: ([, about, past, n], frame) => readDecades(about, past, n, frame) },
  { kinds: ['past', 'decade'], read: () => ({ window: { unit: 'year', count: 10, isTrailing: true } }) },
  { kinds: ['in', 'about?', 'past?', 'number', 'unit'], read: ([, about, past, n, unit], frame) => readIn(about, past, n, unit, frame) },
  { kinds: ['in', 'about?', 'past?', 'unit'], read: ([, about, past, unit], frame) => readIn(about, past, undefined, unit, frame) },
  { kinds: ['past', 'unit'], read: ([, unit]) => toTrailing(unit) },
  // "Above its 200-day average for more than 100 sessions".
  { kinds: ['about?', 'number', 'unit'], read: ([before, n, unit], frame) => toSpell(before, n, unit, frame) },
  { kinds: ['past?', 'number', 'unit'], read: ([, n, unit]) => toWindow(n, unit) },
  { kinds: ['of', 'date'], read: ([, date], frame) => toCounted(dateOf(date), true, frame) },
  {
    kinds: ['of', 'unit'],
    read: ([, unit], frame) => {
      const of = pick(unit, 'unit')?.unit ?? 'session';
      return of === 'session' ? null : toCounted({ kind: 'unit', unit: of, back: 0 }, true, frame);
    },
  },
  { kinds: ['date'], read: ([date], frame) => toCounted(dateOf(date), false, frame) },
  { kinds: ['of', 'date'], read: ([, date], frame) => (isSuper(frame) || isCounted(frame) ? toWithin({}, date) : null) },
  {
    kinds: ['of', 'unit'],
    read: ([, unit], frame) => {
      const of = pick(unit, 'unit')?.unit ?? 'session';
      return frame.recordNth !== undefined && of !== 'session' && of !== 'year' ? { date: { kind: 'unit', unit: of, back: 0 } } : null;
    },
  },
  {
    kinds: ['of', 'unit'],
    read: ([, unit], frame) =>
      (isSuper(frame) || isCounted(frame)) && pick(unit, 'unit')?.unit === 'year'
        ? { within: { kind: 'unit', unit: 'year', back: 0 } }
        : null,
  },
  { kinds: ['unit'], read: ([unit]) => toWindow(undefined, unit) },
];
