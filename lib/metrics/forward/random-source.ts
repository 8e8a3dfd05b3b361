/** A stream of numbers that look random and follow from a seed alone. */
export interface RandomSource {
  /** The next whole number from 0 below `bound` (at most 2^32), each as likely as another to within `bound / 2^32`. */
  readonly nextBelow: (bound: number) => number;
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
 * @example createRandom('a').nextBelow(6) // the same whole number from 0 to 5, always
 */
export function createRandom(seed: string): RandomSource {
  let a = hashText(seed, 0x811c9dc5);
  let b = hashText(seed, 0x9e3779b9);
  let c = hashText(seed, 0x243f6a88);
  let counter = hashText(seed, 0xb7e15162);
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return sum >>> 0;
  };
  for (let spent = 0; spent < 20; spent += 1) next();
  // Division by a power of two is exact: the product is all the rounding there is.
  return { nextBelow: (bound) => Math.floor((next() / 2 ** 32) * bound) };
}
