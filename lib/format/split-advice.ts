import { formatNumber } from './format-number';

/** Closes that wait on another scale than those stored, as after a split of which no provider told. */
export interface SplitLook {
  readonly symbol: string;
  /** New shares for one old: 4 for a 4-for-1 split, 0.1 for a 1-for-10 reverse split. */
  readonly ratio: number;
  /** Stored sessions whose close waits, of all that are stored. */
  readonly waiting: number;
  readonly stored: number;
}

/** What to do about such closes: a sentence, and the commands of `npm run data` that do it, each with what it does. */
export interface SplitAdvice {
  readonly text: string;
  readonly ways: readonly { readonly when: string; readonly words: string }[];
}

const count = (value: number): string => formatNumber(value, { decimals: 0 });

function toNumbers(ratio: number): string {
  return ratio === 1.5 ? '3 for 2' : ratio > 1 ? `${ratio} for 1` : ratio > 0.6 ? '2 for 3' : `1 for ${Math.round(1 / ratio)}`;
}

/** What is said of them, and what can be done. */
export function adviseOnSplit({ symbol, ratio, waiting, stored }: SplitLook): SplitAdvice {
  const isWhole = waiting === stored;
  const sessions = isWhole ? `all ${count(stored)} stored sessions` : `${count(waiting)} of ${count(stored)} stored sessions`;
  const looks = `${symbol}: ${sessions} wait with another close, all at the same ratio, as after a split of ${toNumbers(ratio)} that no provider told of.`;
  const reject = `quarantine reject --symbol ${symbol}`;
  return isWhole
    ? {
        text: looks,
        ways: [
          { when: 'If it was one, take them together', words: `quarantine accept --symbol ${symbol}` },
          { when: 'if not, keep them out', words: reject },
        ],
      }
    : {
        text: `${looks} To accept those alone would leave two scales side by side.`,
        ways: [
          { when: 'If it was one, import its whole history', words: 'import <folder>' },
          { when: 'then, or if it was none, keep them out', words: reject },
        ],
      };
}
