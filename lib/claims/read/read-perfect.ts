import type { Chunk, Meaning } from './chunk';
import type { Token } from './tokenize';

// “Has been at a record” and “has risen above 5,600” may be of any day up to the post: no level or record of its day is said by them.

const been: Meaning = {
  kind: 'cannot',
  reason: 'On which day it “has been” so is not said: say “is” of where it closed, or on which day it was.',
};
const crossed: Meaning = {
  kind: 'cannot',
  reason: 'On which day it “has” come to the other side is not said: say “closed above” or “closed below”, or on which day it crossed.',
};
const adverb = /^(?:already|also|just|now|only|recently|again|once|briefly|long)$/;
/** What says when, how often or how long. */
const timed: ReadonlySet<Chunk['kind']> = new Set([
  'date',
  'time',
  'straight',
  'since',
  'ever',
  'without',
  'ordinal',
  'most',
  'each',
  'unseen',
  'to-date',
]);
const standing: ReadonlySet<Chunk['kind']> = new Set(['record', 'side', 'number']);
const soft: ReadonlySet<Chunk['kind']> = new Set(['filler', 'in', 'of', 'to', 'about']);

/** Why what “has been” or “has risen above” a level is no statement of a day, where no time is said beside it; null for any other word. */
export function readPerfect(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk?.kind !== 'filler' || !/^(?:has|have)$/.test(tokens[chunk.first]?.word ?? '')) return null;
  const end = all.findIndex(({ kind }, at) => at > index && kind === 'split');
  const clause = all.slice(index + 1, end < 0 ? all.length : end);
  // “Its 50-day average” has a unit of its own.
  const units = clause.filter(({ kind }) => kind === 'unit').length - clause.filter(({ kind }) => kind === 'mean').length;
  if (units > 0 || clause.some(({ kind }) => timed.has(kind))) return null;
  const isBeen = tokens.slice(chunk.first + 1).find(({ word }) => !adverb.test(word))?.word === 'been';
  const [first, second, third] = clause.filter(({ kind }) => !soft.has(kind));
  if (isBeen) return first !== undefined && standing.has(first.kind) ? been : null;
  const [side, level] = first?.kind === 'move' ? [second, third] : [first, second];
  const isOver = side?.kind === 'side' && (first?.kind === 'move' || side.isCrossing === true);
  return isOver && (level?.kind === 'number' || level?.kind === 'mean') ? crossed : null;
}
