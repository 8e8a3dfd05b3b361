import type { Chunk } from './chunk';
import { listParts, type Frame, type Part } from './frame';
import { isMovedSince, timeOf } from './move-beside';
import type { Token } from './tokenize';
import { topicOf } from './topic';

// "Gained 6% last week, versus 0.9% for the S&P 500": what another one did over the same time.

const own: ReadonlySet<Part> = new Set(['isContrast', 'led', 'subject', 'universe', 'size', 'direction']);

const gapped: ReadonlySet<Part> = new Set(['subject', 'universe', 'size', 'date', 'window', 'half', 'isToDate']);
const moved: ReadonlySet<string> = new Set(['size move name', 'move size name', 'name size move', 'name move size']);

/** Whether behind a name stands what it did itself: "the S&P 500’s 5.7%", "the Russell 2000 at 10.8%". By how much another one leads it has neither. */
function isOfItself(after: readonly Chunk[], tokens: readonly Token[]): boolean {
  const said = after.filter(({ kind }) => kind !== 'filler' && kind !== 'about');
  const [name, ...rest] = said;
  const isOwned = name?.kind === 'name' && /['’]s?$/u.test(tokens[name.last]?.text ?? '');
  const [size] = rest[0]?.kind === 'to' ? rest.slice(1) : isOwned ? rest : [];
  return name?.kind === 'name' && size?.kind === 'size' && size.unit === 'pct';
}

/** Whether a chunk such as "versus" has the figure of another one behind it: "0.9% for the S&P 500", "the S&P 500’s 0.9% gain". */
export function isContrast(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const chunk = all[index];
  const isLead = chunk?.kind === 'beat' && chunk.isVerb === true;
  if (chunk?.kind !== 'versus' && !isLead) return false;
  // Who moved more is told by what both did.
  if (isOfItself(all.slice(index + 1, index + 12), tokens)) return true;
  if (isLead) return false;
  const said = all
    .slice(index + 1, index + 12)
    .filter(({ kind }) => kind !== 'filler' && kind !== 'in' && kind !== 'of' && kind !== 'about')
    .map(({ kind }) => kind);
  const [first, second, third] = said;
  const kinds = [first, second, third].join(' ');
  return (first === 'size' && second === 'name') || moved.has(kinds);
}

/** Whether the first of two moves is the larger one, a loss being less than any gain. */
function isLed(first: Frame, second: Frame): boolean {
  const [one, other] = [first, second].map(({ size, direction }) => (size?.value ?? NaN) * (direction === 'down' ? -1 : 1));
  return (one ?? NaN) > (other ?? NaN);
}

/** A move beside which stands what others did, and whether it is said to have done more than they. */
export interface Beside {
  readonly move: Frame;
  readonly led: 'up' | 'down' | undefined;
}

/** "Beating the Nasdaq-100’s 5.2% and the Russell 2000’s 10.8%": the second is led, too, by the same one. Of one who "rose 10.8%" nothing of the kind is said. */
export function carryLead(beside: Beside | null, other: Frame, isOwned: boolean): Frame {
  const isFigure = other.subject !== undefined && other.size?.unit === 'pct' && other.isContrast !== true;
  if (beside?.led === undefined || !isFigure || topicOf(other) !== 'move' || (other.direction !== undefined && !isOwned)) return other;
  return { ...other, isContrast: true, led: beside.led };
}

/**
 * What another one did, with the time of the move that it stands beside, and its side where none is said; null where that is not clear.
 * @param last the statement before it, which is that move or another one that stands beside it.
 */
export function toContrast(beside: Frame | undefined, other: Frame, last: Frame | undefined): Frame | null {
  if (beside === undefined || topicOf(beside) !== 'move' || beside.direction === undefined || beside.base !== undefined) return null;
  if (beside.size?.unit !== 'pct' || other.size?.unit !== 'pct') return null;
  if (other.subject === undefined || other.subject === beside.subject || !listParts(other).every((part) => own.has(part))) return null;
  // "Beating the S&P 500’s 0.2% loss and the Nasdaq-100’s 0.5%".
  if (other.direction === undefined && last?.direction !== beside.direction) return null;
  const { isContrast: _, led, ...said } = other;
  const { date, window, half, same, isToDate, isState, returns, since, direction } = beside;
  const whole: Frame = {
    date,
    window,
    half,
    same,
    isToDate,
    isState,
    returns,
    direction,
    ...(isMovedSince(beside) ? { since } : {}),
    ...said,
    ...(said.direction === undefined ? { assumed: ['What is set beside a move is taken for one to the same side.'] } : {}),
  };
  return led === undefined || isLed(beside, whole) === (led === 'up') ? whole : null;
}

/** "The S&P 500 rose 1.2% and the Nasdaq-100 0.6%": the second moved as the first one did. */
export function fillGap(beside: Frame | undefined, other: Frame): Frame {
  const isGap = other.subject !== undefined && other.size?.unit === 'pct' && listParts(other).every((part) => gapped.has(part));
  if (beside === undefined || !isGap || topicOf(beside) !== 'move' || beside.size?.unit !== 'pct') return other;
  // The low of one is no day of another.
  if (beside.base !== undefined) return other;
  const { direction, isState, since } = beside;
  const isTimed = other.date !== undefined || timeOf(other) !== null;
  return { ...other, direction, ...(isState === undefined ? {} : { isState }), ...(isMovedSince(beside) && !isTimed ? { since } : {}) };
}

/** "Beat the S&P 500, 3.2% versus 0.6% for the S&P 500": a figure without a side is one of a gain. */
export function toMoved(move: Frame): Frame {
  return move.direction === undefined ? { ...move, direction: 'up', assumed: ['A figure without a side is taken for a gain.'] } : move;
}

/** "Beat the S&P 500 last week, gaining 3.2%": whether the move is of the time of the lead. */
export function isMoveOfLead(lead: Frame, move: Frame): boolean {
  const isPlain = [lead.size, lead.most, lead.time].every((part) => part === undefined);
  return topicOf(lead) === 'lead' && isPlain && topicOf(move) === 'move' && move.date === undefined && timeOf(move) === null;
}
