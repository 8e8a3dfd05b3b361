/** A text as it is compared: marks of one kind, small letters, no stop at its end. */
export function toPlain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘]/gu, "'")
    .replace(/["“”]/gu, '"')
    .replace(/\u2212/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.$/u, '');
}

/** How often each word, and each pair of neighbours, stands in a plain text. */
export type WordCounts = ReadonlyMap<string, number>;

export function countWords(plain: string): WordCounts {
  const counts = new Map<string, number>();
  const add = (word: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  let before = '';
  for (const word of plain.split(/[\s,();]+/u)) {
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

/** How many letters two texts begin with alike. */
export function countAlike(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}
