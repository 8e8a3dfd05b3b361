import type { Chunk, Meaning } from './chunk';
import { isSumVerb } from './sums';
import type { Token } from './tokenize';

/** Why it is not read. */
export const toSize: Meaning = { kind: 'cannot', reason: 'Whether it moved by so much, or to it, is not clear.' };

/** "Bringing its two-day loss to 10.5%": what a loss with its own time comes to is its size. */
function isSumOf(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const before = all.slice(0, index);
  const split = before.findLastIndex(({ kind }) => kind === 'split');
  const [verb, its] = [all[split]?.first ?? 0, all[split + 1]?.first ?? 0].map((at) => tokens[at]?.word ?? '');
  const isTimed = before.slice(split + 1).some(({ kind }) => kind === 'unit' || kind === 'date' || kind === 'to-date' || kind === 'half');
  return split > 0 && isSumVerb(verb ?? '') && /^(?:its|their|the)$/.test(its ?? '') && isTimed;
}

/** "Cutting its year-to-date loss by 7.2%" tells by how much, and not to what. */
function isSumBy(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  if (tokens[all[index]?.first ?? 0]?.word !== 'by') return false;
  const split = all.slice(0, index).findLast(({ kind }) => kind === 'split');
  return split !== undefined && isSumVerb(tokens[split.first]?.word ?? '');
}

/** "Rose to 2%", which a share of members does: whether it went there, or by so much, nobody knows. */
export function isToSize(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const word = tokens[all[index]?.first ?? 0]?.word;
  const next = all.slice(index + 1).find(({ kind }) => kind !== 'filler' && kind !== 'about');
  const isMoved = word === 'to' && /^(?:move|unit|date)$/.test(all[index - 1]?.kind ?? '') && next?.kind === 'size';
  const isTo = isMoved && !all.some(({ kind }) => kind === 'members') && !isSumOf(all, index, tokens);
  return isTo || isSumBy(all, index, tokens);
}
