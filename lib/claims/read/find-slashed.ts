import type { FoundDate } from './named-date';
import type { Token } from './tokenize';

/** '7/16/2024' and '16/07/2024', which are one day; '7/5/2024' can be two, and is none. */
export function findSlashed(tokens: readonly Token[], at: number): FoundDate | null {
  const [first, , second, , last] = tokens.slice(at, at + 5);
  const isWhole = [at + 1, at + 3].every((place) => tokens[place]?.text === '/' && tokens[place].start === tokens[place - 1]?.end);
  const year = /^(?:19|20)\d\d$/.test(last?.text ?? '') ? Number(last?.text) : null;
  if (!isWhole || first === undefined || second === undefined || year === null) return null;
  const numbers = [first, second].map(({ text }) => (/^\d{1,2}$/.test(text) ? Number(text) : NaN));
  const [a = NaN, b = NaN] = numbers;
  if (a === b && a <= 12) return { date: { kind: 'day', year, month: a, day: b }, tokens: 5 };
  if (a <= 12 && b > 12 && b <= 31) return { date: { kind: 'day', year, month: a, day: b }, tokens: 5 };
  return b <= 12 && a > 12 && a <= 31 ? { date: { kind: 'day', year, month: b, day: a }, tokens: 5 } : null;
}
