const marks: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
  ['\u2212', '-'],
]);

/** A text as it is compared: marks of one kind, small letters, no stop at its end. */
export function toPlain(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      // A space by itself stays as it is: most of what is asked for is one.
      .replace(/[’‘“”\u2212]|[^\S ]\s*|\s{2,}/gu, (found) => marks.get(found) ?? ' ')
      // Earlier releases wrote "Meta Platforms’s".
      .replace(/s's(?= )/gu, "s'")
      .trim()
      .replace(/\.$/u, '')
  );
}

/** How often each word, and each pair of neighbours, stands in a plain text. */
export type WordCounts = ReadonlyMap<string, number>;

const between = /[\s,();]+/u;

export function countWords(plain: string): WordCounts {
  const counts = new Map<string, number>();
  const add = (word: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  let before = '';
  for (const word of plain.split(between)) {
    if (word === '') continue;
    add(word);
    // Pairs tell "in the last nine" from "one of only nine".
    if (before !== '') add(`${before} ${word}`);
    before = word;
  }
  return counts;
}

/** How many words stand in the one and not in the other. */
export function countMissing(of: WordCounts, from: WordCounts): number {
  let missing = 0;
  for (const [word, count] of of) missing += Math.max(0, count - (from.get(word) ?? 0));
  return missing;
}

/** How many words and pairs stand in another text and not in the one that is counted, or there and not here. Takes one pass through it. */
export function createMisfit(wanted: WordCounts): (plain: string) => number {
  const places = new Map([...wanted.keys()].map((word, place) => [word, place] as const));
  const counts = [...wanted.values()];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const left = new Int32Array(counts.length);
  return (plain) => {
    left.set(counts);
    let total = 0;
    let common = 0;
    const take = (word: string): boolean => {
      const place = places.get(word);
      if (place === undefined) return false;
      if ((left[place] ?? 0) > 0) {
        left[place] = (left[place] ?? 0) - 1;
        common += 1;
      }
      return true;
    };
    let before = '';
    let isKnown = false;
    for (const word of plain.split(between)) {
      if (word === '') continue;
      total += before === '' ? 1 : 2;
      const isHere = take(word);
      // A pair is known where both of its words are.
      if (isHere && isKnown) take(`${before} ${word}`);
      before = word;
      isKnown = isHere;
    }
    return total + all - 2 * common;
  };
}

/** How many letters two texts begin with alike. */
export function countAlike(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}
