import type { Chunk } from './chunk';
import { wordsOf, type Sort, type Told, type ToldName } from './told';
import type { Token } from './tokenize';

// "The index lost 2% for the week", "It is up 18.8% this year", "Its loss …": who is meant was named before.

const owners: ReadonlySet<string> = new Set(['its', 'their']);
/** Behind these "it" is what the sentence says, and not whom it is about: "It was the S&P 500’s best day", "it marked its worst". */
const copulas: ReadonlySet<string> = new Set(['is', 'was', 'marked', 'marks']);
const told: ReadonlySet<Chunk['kind']> = new Set(['most', 'ordinal', 'only', 'name', 'same', 'record', 'pair', 'straight', 'number']);
/** With these a clause can begin that tells of "it" before who that is. */
const early: ReadonlySet<string> = new Set(
  'while,although,though,whereas,even,as,since,with,for,in,on,at,after,before,despite,over'.split(','),
);
/** Behind "the stock" and "the benchmark" these make something else of it. */
const heads: ReadonlySet<string> = new Set(['index', 'indexes', 'benchmark', 'gauge', 'stock', 'stocks', 'shares', 'average']);

const measures = /(?:benchmark|gauge)$/iu;

const isNamed = ({ kind }: Chunk): boolean => kind === 'name' || kind === 'whole';
const isSaid = ({ kind }: Chunk): boolean => kind !== 'filler';
const wordOf = (chunk: Chunk | undefined, tokens: readonly Token[]): string => tokens[chunk?.first ?? -1]?.word ?? '';

/** Of what sort the one is that a chunk stands for; null where it stands for none. "Its" does where nobody else is named, "shares" at the beginning. */
function sortOf(chunks: readonly Chunk[], index: number, tokens: readonly Token[]): Sort | null {
  const chunk = chunks[index];
  if (chunk?.kind === 'same') return chunk.of ?? 'any';
  if (chunk?.kind !== 'filler' || chunk.first !== chunk.last) return null;
  if (chunks.some((other) => isNamed(other) || other.kind === 'same')) return null;
  const word = wordOf(chunk, tokens);
  if (word === 'shares') return index === 0 ? 'stock' : null;
  return owners.has(word) && chunks.findIndex((other) => owners.has(wordOf(other, tokens))) === index ? 'any' : null;
}

/** Whether "it" is no instrument: "It was its best day since 2022". */
function isOfWhatIsSaid(chunks: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const after = chunks.slice(index + 1);
  const isShort = /^it['’]s$/iu.test(tokens[chunks[index]?.last ?? -1]?.text ?? '');
  const next = after.find(isSaid);
  const isBeen = wordOf(after[1], tokens) === 'been';
  return (isShort || isBeen || copulas.has(wordOf(after[0], tokens))) && next !== undefined && told.has(next.kind);
}

/** Whether the sentence itself says who is meant, or could: the name stands right behind it, or behind a clause that it begins with. */
function isToCome(chunks: readonly Chunk[], index: number, sort: Sort, tokens: readonly Token[]): boolean {
  const after = chunks.slice(index + 1);
  const next = after.find(({ kind }) => kind !== 'filler' && kind !== 'split');
  if (next !== undefined && isNamed(next)) return true;
  const name = after.findIndex(isNamed);
  if (name < 0) return false;
  const clause = after.slice(0, name);
  const isEarly = index > 0 && early.has(wordOf(chunks[0], tokens));
  const isLead = clause.some(({ kind }) => kind === 'beat' || kind === 'versus' || kind === 'contrast');
  return isEarly || (sort === 'any' && !isLead && !clause.some(({ kind }) => kind === 'split'));
}

/** The one that is meant in the place of a chunk, or why nobody knows which that is. */
function replace(chunk: Chunk, names: readonly ToldName[], words: string, isOpen: boolean): Chunk {
  const { first, last } = chunk;
  const refuse = (reason: string): Chunk => ({ kind: 'cannot', reason, first, last });
  const [name] = names;
  if (name === undefined) return refuse(`Which index or stock is meant by “${words}” is not said: none of that kind is named before it.`);
  if (names.length > 1) return refuse(`Which of those that are named before it “${words}” means is not clear: name it.`);
  if (isOpen) return refuse(`Whom “${words}” means is not clear, since not all that stands before it was understood: name it.`);
  const { symbol, members, is, assumed } = name;
  if (symbol === null)
    return refuse(
      `Which index or stock is meant by “${words}” is not said: what is named before it, “${name.words}”, is none that is stored.`,
    );
  return {
    kind: 'name',
    symbol,
    ...(members === undefined ? {} : { members }),
    ...(is === undefined ? {} : { is }),
    first,
    last,
    assumed: [`“${words}” is taken for what is named before it: ${name.words}.`, ...(assumed === undefined ? [] : [assumed])].join(' '),
  };
}

const toTold = (chunk: Chunk): Chunk => (chunk.kind === 'name' ? { ...chunk, isTold: true } : chunk);

/**
 * The chunks of a sentence with who is meant by "it", "the index" or "the stock" in their place: the one that was named before, in the sentence or,
 * where it names none, in those before it. "The index" is no stock, and "the stock" no index. Where two could be meant, or none is known, it says so.
 */
export function nameSame(chunks: readonly Chunk[], tokens: readonly Token[], before: Told): readonly Chunk[] {
  const here = new Map<string, ToldName>();
  return chunks.map((chunk, index) => {
    if (chunk.kind === 'name') here.set(chunk.symbol, { ...chunk, words: wordsOf(tokens, chunk) });
    if (chunk.kind === 'whole') here.set(`all ${chunk.members}`, { symbol: null, words: wordsOf(tokens, chunk) });
    const sort = sortOf(chunks, index, tokens);
    if (sort === null || isToCome(chunks, index, sort, tokens)) return chunk;
    const words = wordsOf(tokens, chunk);
    const only = chunk.kind === 'same' ? chunk.symbol : undefined;
    if (sort !== 'any' && heads.has(wordOf(chunks[index + 1], tokens)))
      return { kind: 'cannot', reason: `Whom “${words}” means is not clear: name it.`, first: chunk.first, last: chunk.last };
    // Who is spoken of in a sentence that names somebody is found by its statements.
    if (sort === 'any' && (here.size > 0 || isOfWhatIsSaid(chunks, index, tokens))) return chunk;
    // A yield and a price of oil are benchmarks, too.
    const isBenchmark = measures.test(words);
    const isFit = ({ is, symbol }: ToldName): boolean =>
      (sort === 'any' || is === sort || (isBenchmark && symbol === null && is === undefined)) &&
      (only === undefined || (symbol ?? only) === only);
    const near = [...here.values()].filter(isFit);
    if (near.length === 1 && here.size === 1 && only === undefined) return chunk;
    return near.length > 0
      ? replace(chunk, near, words, false)
      : toTold(replace(chunk, [...before.names.values()].filter(isFit), words, before.open.has(sort)));
  });
}
