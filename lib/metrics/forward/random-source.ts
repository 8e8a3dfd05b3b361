/** A stream of numbers that look random and follow from a seed alone. */
export interface RandomSource {
  /** Overwrites `words` with the next numbers of the stream, whole from 0 to 2^32 - 1. In bulk, since a call for each costs more than the number. */
  readonly fill: (words: Uint32Array) => void;
}

/**
 * A random word as a whole number from 0 below `bound`, each as likely as another to within `bound / 2^32`.
 * **Units** `bound` at most 2^21, so that the product is exact.
 * @example scaleWord(2 ** 31, 10) // 5
 */
export function scaleWord(word: number, bound: number): number {
  // The same in two halves of the word, without a way through fractions, which takes half as long again.
  if (bound < 2 ** 16) return (Math.imul(word >>> 16, bound) + (Math.imul(word & 0xffff, bound) >>> 16)) >>> 16;
  return ((word * bound) / 2 ** 32) | 0;
}

/** FNV-1a over the UTF-16 code units from a chosen basis, then the finaliser of MurmurHash3, so that every bit depends on every unit. */
function hashText(text: string, basis: number): number {
  let hash = basis;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * A pseudo-random stream seeded by a text: sfc32, whose four words of state are the text's hashes from the bases
 * 0x811c9dc5, 0x9e3779b9, 0x243f6a88 and 0xb7e15162, with the first 20 numbers thrown away.
 *
 * The same text gives the same stream on every machine and for ever: it decides the p-value behind a pinned link, so it
 * may not be changed. Not for secrets. **Source** sfc32 of PractRand (Doty-Humphrey), FNV-1a (Fowler, Noll, Vo), MurmurHash3 (Appleby).
 *
 * @example createRandom('a').fill(words) // the same numbers, always
 */
export function createRandom(seed: string): RandomSource {
  const state = Int32Array.of(
    hashText(seed, 0x811c9dc5),
    hashText(seed, 0x9e3779b9),
    hashText(seed, 0x243f6a88),
    hashText(seed, 0xb7e15162),
  );
  const fill = (words: Uint32Array): void => {
    let a = state[0] ?? 0;
    let b = state[1] ?? 0;
    let c = state[2] ?? 0;
    let counter = state[3] ?? 0;
    for (let place = 0; place < words.length; place += 1) {
      const word = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + word) | 0;
      words[place] = word;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
  };
  fill(new Uint32Array(20));
  return { fill };
}
