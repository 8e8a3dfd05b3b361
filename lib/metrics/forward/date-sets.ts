import { scaleWord, type RandomSource } from './random-source';

/** Draws sets of dates; `dates` is filled anew by each draw, so that a draw allocates nothing. */
export interface DateSets {
  /** Offsets into the span, ascending. */
  readonly dates: Int32Array;
  readonly draw: (random: RandomSource) => void;
}

/**
 * Sets of `count` dates in a span of `spanSessions`, any two at least `minGapSessions` apart, every such set as likely as another.
 *
 * Taking `minGapSessions - 1` sessions out after each date but the last turns these sets one to one into plain subsets of
 * `spanSessions - (count - 1) * (minGapSessions - 1)` places. Such a subset is drawn by Floyd's method into a bit per place (and a bit
 * per word of these, so that empty words are passed over), read off in ascending order and stretched again. **Units** sessions.
 * **Source** Bentley and Floyd 1987. Cost O(count + spanSessions / 1024) a draw.
 *
 * @throws RangeError when an argument is no whole number from 1 or the dates do not fit.
 * @example createDateSets(2, 3, 2) // always dates 0 and 2
 */
export function createDateSets(count: number, spanSessions: number, minGapSessions: number): DateSets {
  if (![count, spanSessions, minGapSessions].every((value) => Number.isInteger(value) && value >= 1)) {
    throw new RangeError(`count, span and gap are whole numbers from 1, not ${count}, ${spanSessions} and ${minGapSessions}`);
  }
  const stretch = minGapSessions - 1;
  const places = spanSessions - (count - 1) * stretch;
  if (places < count) throw new RangeError(`${count} dates ${minGapSessions} sessions apart do not fit into ${spanSessions} sessions`);
  const dates = new Int32Array(count);
  const drawnWords = new Uint32Array(count);
  const taken = new Int32Array(Math.ceil(places / 32));
  const used = new Int32Array(Math.ceil(taken.length / 32));
  const draw = (random: RandomSource): void => {
    random.fill(drawnWords);
    for (let drawn = 0; drawn < count; drawn += 1) {
      const top = places - count + drawn;
      const place = scaleWord(drawnWords[drawn] ?? 0, top + 1);
      const isTaken = ((taken[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
      const chosen = isTaken ? top : place;
      const word = chosen >>> 5;
      taken[word] = (taken[word] ?? 0) | (1 << (chosen & 31));
      used[word >>> 5] = (used[word >>> 5] ?? 0) | (1 << (word & 31));
    }
    let found = 0;
    for (let group = 0; group < used.length; group += 1) {
      for (let words = used[group] ?? 0; words !== 0; words &= words - 1) {
        const word = group * 32 + lowestBit(words);
        for (let bits = taken[word] ?? 0; bits !== 0; bits &= bits - 1) {
          dates[found] = word * 32 + lowestBit(bits) + found * stretch;
          found += 1;
        }
        taken[word] = 0;
      }
      used[group] = 0;
    }
  };
  return { dates, draw };
}

/** Place of the lowest bit that is set. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
