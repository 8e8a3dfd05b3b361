import { addParts, type Frame } from './frame';
import { topicOf } from './topic';

/** The statements of a sentence, or why they cannot be told apart. */
export type FactsReading = { readonly facts: readonly Frame[] } | { readonly reason: string };

export const opposite = { up: 'down', down: 'up' } as const;

/** "Snapped a five-day losing streak" says of its day, too, that it brought a gain. */
export function addEnds(facts: readonly Frame[]): FactsReading {
  const whole: Frame[] = [];
  for (const frame of facts) {
    whole.push(frame);
    // A wait for a record ends with that record, of which it is said.
    if (frame.isBroken !== true || frame.isWait === true) continue;
    const { subject, versus, date, direction, beat, returns, mean, side: place } = frame;
    // "Ended a 109-session run above its 50-day average": it then crossed it.
    if (topicOf(frame) === 'mean' && frame.streak !== undefined && place !== undefined) {
      whole.push({ subject, ...(date === undefined ? {} : { date }), mean, side: opposite[place], isCrossing: true });
      continue;
    }
    const side = beat ?? direction;
    const moves = facts.filter((other) => other.subject === subject && (topicOf(other) === 'move' || topicOf(other) === 'lead'));
    if (side === undefined || moves.some((other) => (other.beat ?? other.direction) === side))
      return { reason: 'How the run came to its end is not clear.' };
    if (moves.length > 0) continue;
    const unit = frame.streak?.unit ?? frame.window?.unit ?? 'session';
    const move: Frame = {
      subject,
      date,
      returns,
      ...(beat === undefined ? { direction: opposite[side] } : { beat: opposite[side], versus }),
      ...(unit === 'session' ? {} : { window: { unit, count: 1 } }),
    };
    whole.push(addParts({}, move) ?? move);
  }
  return { facts: whole };
}
