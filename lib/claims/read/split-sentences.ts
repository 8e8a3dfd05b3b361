import type { Token } from './tokenize';

const abbreviations = new Set([
  'vs',
  'st',
  'no',
  'inc',
  'corp',
  'co',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'us',
]);

/** The tokens of each sentence: a stop ends one where a capital letter follows that no abbreviation stands before. */
export function splitSentences(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  tokens.forEach((token, index) => {
    sentences.at(-1)?.push(token);
    const next = tokens[index + 1];
    const isEnd =
      token.kind === 'mark' &&
      /[.!?…]/.test(token.text) &&
      next !== undefined &&
      next.start > token.end &&
      /^[\p{Lu}\p{N}“"‘$]/u.test(next.text);
    if (isEnd && !abbreviations.has(tokens[index - 1]?.word ?? '')) sentences.push([]);
  });
  return sentences.filter((sentence) => sentence.length > 0);
}
