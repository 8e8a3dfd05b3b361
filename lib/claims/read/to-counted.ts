import type { Frame } from './frame';

const ofMoves: ReadonlySet<string> = new Set(['year', 'quarter', 'month']);

/** Whether moves of some kind are counted: "its first weekly loss", before "of the year". */
const isCountedMove = ({ time, direction, most, record, level, beat, isState, since, horizon }: Frame): boolean =>
  time !== undefined && direction !== undefined && [most, record, level, beat, isState, since, horizon].every((part) => part === undefined);

/** The time in which moves are counted: "of November", "this week". A month that is named without "of" may be that of the move. */
export function toCounted(date: NonNullable<Frame['date']>, isOf: boolean, frame: Frame): Frame | null {
  const isTime = date.kind === 'unit' ? date.back === 0 : isOf && ofMoves.has(date.kind);
  // "Its first monthly loss this month" is that of the month.
  const isWhole = date.kind === 'unit' && (frame.window?.unit ?? 'session') === date.unit;
  return isTime && !isWhole && isCountedMove(frame) ? { within: date } : null;
}
