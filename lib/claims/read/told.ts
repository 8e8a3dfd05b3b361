import type { Chunk, NameKind } from './chunk';
import type { Frame } from './frame';
import { kindOf } from './lexicon/named-words';
import type { Token } from './tokenize';

/** What a text told of: an instrument of ours, or something else that a pronoun could mean. */
export interface ToldName {
  /** Null of what is not stored. */
  readonly symbol: string | null;
  readonly members?: string;
  readonly is?: NameKind;
  /** As it was written. */
  readonly words: string;
  readonly assumed?: string;
  /** What was taken for it, as of a name. */
  readonly standIn?: string;
}

/** Whom a text told of before a sentence. */
export interface Told {
  readonly names: ReadonlyMap<string, ToldName>;
  /** For what a pronoun could stand in another one that is not known: something was said since of which nobody knows whom it is about. */
  readonly open: ReadonlySet<Sort>;
}

/** What a pronoun stands for: "the index", "the stock", or with "it" whatever was named. */
export type Sort = NameKind | 'any';

const sorts: readonly Sort[] = ['index', 'stock', 'group', 'any'];

/** Of a text that has not begun. */
export const ofNobody: Told = { names: new Map(), open: new Set() };

/** A chunk as it was written, without what makes it an owner. */
export const wordsOf = (tokens: readonly Token[], { first, last }: Chunk): string =>
  tokens
    .slice(first, last + 1)
    .map(({ text }) => text.replace(/['’]s?$/u, ''))
    .join(' ');

/** What a chunk names, by what tells it from others; null for nothing. */
function nameOf(chunk: Chunk, tokens: readonly Token[]): readonly [key: string, name: ToldName] | null {
  const words = wordsOf(tokens, chunk);
  if (chunk.kind === 'name') {
    const { symbol, members, is, assumed, standIn } = chunk;
    return [
      symbol,
      {
        symbol,
        words,
        ...(members === undefined ? {} : { members }),
        ...(is === undefined ? {} : { is }),
        ...(assumed === undefined ? {} : { assumed }),
        ...(standIn === undefined ? {} : { standIn }),
      },
    ];
  }
  // Of all of a group nothing is said that would be so of a basket of it.
  if (chunk.kind === 'whole') return [`all ${chunk.members}`, { symbol: null, words }];
  // "They" may be the members, of whom nothing is said that would be so of their index.
  if (chunk.kind === 'members') return ['members', { symbol: null, words }];
  if (chunk.kind !== 'cannot' || chunk.isAside !== true) return null;
  return [chunk.reason, { symbol: null, words, ...(chunk.is === undefined ? {} : { is: chunk.is }) }];
}

/** "It" is whoever was named last; "the stock" may still be the one that was not understood, whichever index was named since. */
function closeFor(open: ReadonlySet<Sort>, named: readonly (readonly [string, ToldName])[]): ReadonlySet<Sort> {
  return named.length === 0 ? open : new Set([...open].filter((sort) => sort !== 'any' && named.every(([, { is }]) => is !== sort)));
}

/** Whom a text told of up to the end of a sentence: of one with words that were not understood nobody knows whom it is about besides. */
export function addTold(before: Told, chunks: readonly Chunk[], tokens: readonly Token[]): Told {
  const named = chunks.flatMap((chunk) => {
    const name = nameOf(chunk, tokens);
    return name === null ? [] : [name];
  });
  const isUnread = chunks.some((chunk) => chunk.kind === 'unread' || (chunk.kind === 'cannot' && chunk.isAside !== true));
  const names = new Map([...before.names, ...named.filter(([key]) => !before.names.has(key))]);
  return { names, open: isUnread ? new Set(sorts) : closeFor(before.open, named) };
}

/** Whom a claim is about that was read by its own sentence. */
export function addClaimed(before: Told, query: string): Told {
  const texts = new URLSearchParams(query);
  const symbols = ['symbol', 'versus'].flatMap((name) => texts.get(name) ?? []);
  const named = symbols.map((symbol): readonly [string, ToldName] => [symbol, { symbol, words: symbol, ...kindOf(symbol) }]);
  return { names: new Map([...named, ...before.names]), open: closeFor(before.open, named) };
}

/** What is taken for the one that a statement is about, or for what that is set against; null where both are those that were named. */
export function findStandIn({ subject, versus }: Frame, { names }: Told): string | null {
  return [subject, versus].map((symbol) => names.get(symbol ?? '')?.standIn).find((standIn) => standIn !== undefined) ?? null;
}
