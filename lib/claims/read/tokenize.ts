/** A word, number or mark of a text, and where it stands in it. */
export interface Token {
  /** As it was written. */
  readonly text: string;
  /** Lower case, without a possessive ending and without commas between thousands: what the lexicon knows. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'date' | 'mark' | 'ornament' | 'sign';
  /** Whether nothing but a hyphen stands between it and the token before: "five-day". */
  readonly isJoined: boolean;
}

const pattern =
  /(?<date>\d{4}-\d{2}-\d{2}(?!\d))|(?<ordinal>\d{1,3}(?:,\d{3})*(?:st|nd|rd|th|ST|ND|RD|TH)\b)|(?<number>(?<![\p{L}\d])[+\u2212-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}\d])[+\u2212-]?\d+(?:\.\d+)?|(?<![\p{L}\d.])[+\u2212-]?\.\d+)|(?<word>(?:\p{Lu}\.){2,}(?=\s\p{Ll})|\p{L}+\d+\p{L}*|\$?[\p{L}\p{M}]+(?:[.&'’][\p{L}\p{M}]+)*(?:\.(?=[a-z]\.))?['’]?|\d+[\p{L}]+)|(?<mark>[.,;:!?"“”‘’'()[\]\u2013\u2014\u2026-])|(?<ornament>\p{Extended_Pictographic}\uFE0F?)|(?<sign>[^\s\uFE0F])/gu;

/** Without its possessive ending, its apostrophes and the stops of an abbreviation: "S&P 500’s" is spoken of as the "S&P 500", "hasn’t" is "hasnt", "U.S." is "us". */
function toWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '')
    .replaceAll('.', '');
}

/** A number without its commas, with a plain minus and a digit before its point. A hyphen that joins it to a word before is none: "Nasdaq-100". */
function toNumber(text: string): string {
  return text
    .replaceAll(',', '')
    .replace('\u2212', '-')
    .replace(/^([+-]?)\./, '$10.');
}

const beforeYear =
  /^(?:in|since|of|from|q[1-4]|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

/** "In ’24": a year of two digits behind an apostrophe, where the word before is one that a year follows; null of any other number. */
function toYear(text: string, tokens: readonly Token[], start: number, end: number): string | null {
  const [word, mark] = tokens.slice(-2);
  if (mark?.kind !== 'mark' || mark.end !== start || !/^['’‘]$/u.test(mark.text) || !/^\d\d$/.test(text.slice(start, end))) return null;
  // "’90s" is a decade, and "’24%" nothing.
  if (!beforeYear.test(word?.word ?? '') || word?.end === mark.start || /[\p{L}\d%'’]/u.test(text.charAt(end))) return null;
  const year = Number(text.slice(start, end));
  return String(year < 70 ? 2000 + year : 1900 + year);
}

/** The text in tokens, in order. Nothing is left out but white space and hyphens inside of words. Takes time in proportion to the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const { groups = {}, index } = match;
    const [whole] = match;
    const end = index + whole.length;
    const kind = (['date', 'number', 'word', 'mark', 'ornament', 'sign'] as const).find((name) => groups[name] !== undefined) ?? 'word';
    const before = tokens.at(-1);
    const isGlue = whole === '-' && before?.end === index && /[\p{L}\d]/u.test(text.charAt(end));
    if (isGlue) continue;
    const isJoined = before !== undefined && before.end === index - 1 && text.charAt(index - 1) === '-';
    const word = kind === 'number' ? toNumber(whole) : toWord(whole);
    // "500’s" and "its’": an ending alone says nothing.
    if (kind === 'word' && /^s$/iu.test(whole) && before?.kind === 'mark' && before.end === index && /['’]/u.test(before.text)) {
      const owner = tokens.at(-2);
      if (owner !== undefined && owner.end === before.start) {
        tokens.splice(-2, 2, { ...owner, text: text.slice(owner.start, end), end });
        continue;
      }
    }
    const year = kind === 'number' ? toYear(text, tokens, index, end) : null;
    if (year === null) tokens.push({ text: whole, word, start: index, end, kind, isJoined });
    else tokens.splice(-1, 1, { text: year, word: year, start: index - 1, end, kind, isJoined: false });
  }
  return tokens;
}
