import type { Meaning } from './chunk';
import { readNumberWords } from './read-number-words';
import type { Token } from './tokenize';

const halves = ['half a', 'a half', 'one half of a', 'half of a', 'half of one', 'a half of a', 'one half of one'];

/** "Half a percent", "six-tenths of a percent"; how near thirds and quarters of one are is not said by them. */
export function findPartOfPercent(tokens: readonly Token[], at: number): { readonly meaning: Meaning; readonly tokens: number } | null {
  const words = tokens.slice(at, at + 6).map(({ word }) => word);
  const end = words.findIndex((word) => word === 'percent' || word === 'percentage' || word === 'point');
  if (end < 0) return null;
  const isPoint = words[end] === 'percentage' && words[end + 1] === 'point';
  if (words[end] !== 'percent' && !isPoint) return null;
  const part = words.slice(0, end).join(' ');
  const tenths = /^(\S+) tenths? of (?:a|one)$/.exec(part);
  const [count = ''] = tenths?.slice(1) ?? [];
  const number = count === 'a' ? 1 : (readNumberWords([count])?.value ?? Number(count || NaN));
  const value = halves.includes(part) ? 0.5 : number / 10;
  if (!(value > 0 && value < 1)) return null;
  return { meaning: { kind: 'size', unit: isPoint ? 'pp' : 'pct', text: String(value), value }, tokens: end + (isPoint ? 2 : 1) };
}
