import { addParts, isOrMore, listParts, type Frame } from './frame';
import { isAdrift, isDay, isFirstOfUnits, isRowOf, isTimed } from './move-beside';
import { isCounted } from './part-readers';
import { topicOf } from './topic';

/** Whether a superlative alone makes the second about a level: of a share it says "the highest" too. */
function isLevelInWords({ record, level }: Frame): boolean {
  return record === undefined && level === undefined;
}

/** Whether one of them is of the wait before a record, and so no part of what is said of the record itself. */
const isWaited = (one: Frame, other: Frame): boolean => (one.isWait === true) !== (other.isWait === true);

const isCountBeside = (one: Frame, other: Frame): boolean =>
  one.level !== undefined && (isCounted(other) || (other.record !== undefined && other.time !== undefined));

/** "Closed at a record 5,157.36, its 16th of the year": of the records, and not of the level. */
export function isNthOf(before: Frame, after: Frame): boolean {
  return before.record !== undefined && before.level !== undefined && after.time !== undefined && topicOf(after) === null;
}

/** "Sank 3.1% and is now down for the year": a move and, without its size, one of another time. */
function isAnother(before: Frame, after: Frame): boolean {
  const isMove = after.direction !== undefined && after.size === undefined && after.most === undefined && after.time === undefined;
  return isMove && isAdrift(before) && (isTimed(after) || after.isToDate === true || (after.date !== undefined && !isDay(after)));
}

/** "Seven straight gains and seven straight records": of two in a row one is of records. */
const isOfRecords = ({ record, streak }: Frame): boolean => record !== undefined && streak !== undefined;

/** "Its best month of 2024 and its best November since 2020": two superlatives of one move. */
function isTwice(before: Frame, after: Frame): boolean {
  return before.most !== undefined && after.most !== undefined && (after.window !== undefined || after.same !== undefined);
}

const bare: ReadonlySet<string> = new Set(['subject', 'universe', 'date', 'isWithout', 'isUpTo', 'isClose', 'isTouch']);

/** Two statements about the same thing as one; null where they are two. */
export function unite(before: Frame, after: Frame): Frame | null {
  const [first, second] = [topicOf(before), topicOf(after)];
  // A move that ends a run is no part of it.
  if (after.isBroken === true && first !== null) return null;
  // "Risen to a record for six straight sessions": so many records, and no record run.
  const isOther = first === second || first === 'move' || first === 'lead';
  if (isOther && isOfRecords(before) !== isOfRecords(after)) return null;
  // "Closed at 5,308.15, its 23rd record of the year."
  if (isCountBeside(before, after) || isCountBeside(after, before) || isNthOf(before, after)) return null;
  if (first !== null && second !== null && isWaited(before, after)) return null;
  // "Did not close" and "at a record" are one.
  if (first === 'calm' && second === 'level' && listParts(before).every((name) => bare.has(name))) return addParts(before, after);
  if (first === null || second === null || first === second) {
    // What was said of a day is not said of the week that it ends.
    const isOfDay =
      second === 'move' &&
      before.size !== undefined &&
      after.window !== undefined &&
      before.window === undefined &&
      isDay(before) &&
      (after.window.unit !== 'session' || after.window.count > 1);
    const isFirst = before.size !== undefined && isFirstOfUnits(before, after);
    return isOfDay || isFirst || isTwice(before, after) || isAnother(before, after) ? null : addParts(before, after);
  }
  if (isRowOf(before, after)) return addParts(before, after);
  // "Rose more than 20% for a second straight year", which is no "rose more than 1%, its third straight gain".
  const isEach = isOrMore(before.size) && before.date === undefined && after.direction === undefined && after.isRun === undefined;
  const isBare = (before.size === undefined || (isEach && after.streak !== undefined)) && before.window === undefined;
  if ((first === 'move' || first === 'lead') && second === 'run' && isBare) return addParts(before, after);
  // "356 sessions without a 2% fall, the longest stretch since": its length is said before.
  const isLength = second === 'run' && after.streak === undefined && after.direction === undefined;
  if ((first === 'calm' || (first === 'mean' && before.streak !== undefined)) && isLength) return addParts(before, after);
  // "Closed above its 200-day average for a 50th straight day."
  const isSpell = second === 'run' && after.streak !== undefined && after.direction === undefined && after.isBroken === undefined;
  if (first === 'mean' && before.size === undefined && before.streak === undefined && isSpell) return addParts(before, after);
  if (second === 'level' && isLevelInWords(after) && (first === 'breadth' || first === 'volatility')) return addParts(before, after);
  // "fell 2%, the first such move in 356 sessions": the wait belongs to the move.
  return null;
}

/** "Over the past five sessions, the Russell 2000 has outperformed the S&P 500 by 10 points": the time is said before who. */
export function uniteEarly(before: Frame, after: Frame): Frame | null {
  // "No index but the S&P 500 set a record": who is named is not who did not.
  if (before.isWithout === true) return null;
  // "Up 18.8% in 2024, the S&P 500 had its best first half": of the year, and no half of it.
  if (before.date !== undefined && after.half !== undefined) return null;
  const isTime = listParts(before).every((name) => name === 'window' || name === 'isToDate' || name === 'date');
  return isTime && topicOf(after) === 'lead' ? addParts(before, after) : unite(before, after);
}

const ofEach: ReadonlySet<string> = new Set(['record', 'isClose', 'streak', 'direction', 'date']);

/** "The S&P 500 and the Nasdaq-100 closed at records": what several did together, as each of them. Null where that is not clear. */
export function uniteEach(facts: readonly Frame[], after: Frame): readonly Frame[] | null {
  if (after.subject !== undefined || !listParts(after).every((name) => ofEach.has(name))) return null;
  const united = facts.flatMap((fact) => unite(fact, after) ?? []);
  return united.length === facts.length ? united : null;
}
