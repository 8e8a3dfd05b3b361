const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const smallOrdinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number of words or digits, as it stands in a sentence, and how many of the words it takes. */
export interface NumberWords {
  readonly value: number;
  readonly isOrdinal: boolean;
  readonly words: number;
}

/** The number that `words` begin with, up to 999 in words: 'nine', 'twenty-first' (as two words), 'a hundred' not. Null for none. */
export function readNumberWords(words: readonly string[]): NumberWords | null {
  const [first = '', second = ''] = words;
  const digits = /^(\d{1,3}(?:,?\d{3})*)(?:st|nd|rd|th)$/.exec(first);
  if (digits !== null) return { value: Number((digits[1] ?? '').replaceAll(',', '')), isOrdinal: true, words: 1 };
  const one = small.indexOf(first);
  if (one >= 0) return { value: one, isOrdinal: false, words: 1 };
  const ordinal = smallOrdinals.indexOf(first);
  if (ordinal > 0) return { value: ordinal, isOrdinal: true, words: 1 };
  const ten = tens.indexOf(first);
  const round = tens.findIndex((word) => first === `${word.slice(0, -1)}ieth`);
  if (round >= 0) return { value: 20 + round * 10, isOrdinal: true, words: 1 };
  if (ten < 0) return null;
  const value = 20 + ten * 10;
  const unit = small.indexOf(second);
  if (unit > 0 && unit < 10) return { value: value + unit, isOrdinal: false, words: 2 };
  const unitOrdinal = smallOrdinals.indexOf(second);
  return unitOrdinal > 0 && unitOrdinal < 10
    ? { value: value + unitOrdinal, isOrdinal: true, words: 2 }
    : { value, isOrdinal: false, words: 1 };
}
