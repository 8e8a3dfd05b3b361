// The first eight suffice for 2,900 tickers; the others serve markets scaled up.
const firsts = 'QXZJVWKYPGHFB';
const seconds = 'BDFGHKLMNPRSTVZ';
const vowels = 'AEIOU';

// Companies that bear a ticker of this scheme.
const taken = new Set([
  'QURE',
  'XELA',
  'XENE',
  'XERS',
  'XOMA',
  'XOS',
  'ZETA',
  'ZIVO',
  'ZURA',
  'ZAPA',
  'JAGU',
  'VERA',
  'VERI',
  'VERO',
  'VERU',
  'VUZI',
  'WAVE',
  'KALA',
  'KALU',
  'KARO',
  'KIRO',
  'KURA',
  'YALA',
  'KAMA',
  'VIRI',
  'WATO',
  'VINO',
  'VERB',
  'KIDO',
  'VALE',
  'WIRE',
  'ZUMI',
  'KODA',
]);

function listSyllables(consonants: string): string[] {
  return Array.from(consonants).flatMap((consonant) => Array.from(vowels, (vowel) => consonant + vowel));
}

/**
 * Tickers that nobody has, of two syllables (XABO, QELU), the rarest letters first.
 * @throws RangeError for more than the scheme holds, some 4,800.
 */
export function inventTickers(count: number): string[] {
  const ends = listSyllables(seconds);
  // A stride that shares no factor with the number of endings visits each once, and neighbours look unlike.
  const stride = 31;
  const all = listSyllables(firsts).flatMap((start) => ends.map((_, at) => start + (ends[(at * stride) % ends.length] ?? '')));
  const free = all.filter((ticker) => !taken.has(ticker));
  if (count > free.length) throw new RangeError(`There are ${free.length} invented tickers, not ${count}`);
  return free.slice(0, count);
}
