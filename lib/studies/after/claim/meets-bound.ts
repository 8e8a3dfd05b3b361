import { aboutRoom } from './about-room';
import { matchesFigure } from './matches-figure';
import type { ClaimParams } from './params';

/** The sides of a figure that is said: all but the figure itself. */
export type BoundSide = Exclude<ClaimParams['side'], 'near'>;

/** A figure that is said as a bound. */
export interface Bound {
  /** As it was printed. */
  readonly said: string;
  readonly side: BoundSide;
  /** Whether sizes are compared, the sentence saying to which side of zero it is: "fell more than 2%". */
  readonly isSize: boolean;
  /** How far off a figure is still rounded to the bound, or how much further off than usual it is still about it. */
  readonly room: number;
}

const slack = 1e-10;

/**
 * Whether `value` is on the side of a bound that is said: reaching it is enough for at-least and at-most and too little for more-than and
 * less-than, and what differs by 1e-10, or in the 13th digit, is equal (G1). What is just-over or just-under is so, and rounded to the bound;
 * what is about it, or nearly it from below, is as near to it as `aboutRoom` allows.
 * **Units** both in the unit that was printed. **Missing** NaN is on no side.
 * @example meetsBound({ said: '60', side: 'more-than', isSize: false, room: 0 }, 60) // false
 */
export function meetsBound({ said, side, isSize, room }: Bound, value: number): boolean {
  const text = said.replace('\u2212', '-');
  const bound = Number(text);
  // A size with a sign is of that side alone.
  if (isSize && /^[+-]/.test(text) && text.startsWith('-') !== value < 0) return false;
  const above = isSize ? Math.abs(value) - Math.abs(bound) : value - bound;
  const hair = Math.max(slack, Math.abs(bound) * 1e-12);
  switch (side) {
    case 'at-least':
      return above >= -hair - room;
    case 'more-than':
      return above > hair;
    case 'at-most':
      return above <= hair + room;
    case 'less-than':
      return above < -hair;
    case 'just-over':
      return above > hair && matchesFigure(said, value, isSize);
    case 'just-under':
      return above < -hair && matchesFigure(said, value, isSize);
    case 'about':
      return Math.abs(above) <= aboutRoom(said) + room + hair;
    case 'nearly':
      return above < -hair && -above <= aboutRoom(said) + room + hair;
  }
}
