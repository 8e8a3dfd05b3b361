import type { FoundDate, NamedDate } from './named-date';
import type { Token } from './tokenize';

const units = ['week', 'month', 'quarter', 'year'] as const;
const edges: Readonly<Record<string, 'first' | 'last'>> = {
  first: 'first',
  opening: 'first',
  last: 'last',
  final: 'last',
  closing: 'last',
};
const ofTimes: ReadonlySet<NamedDate['kind']> = new Set(['month', 'quarter', 'year', 'unit']);
const sessions = /^(?:(?:trading )?(?:day|session)) of /;

type Time = Extract<NamedDate, { readonly kind: 'session-of' }>['of'];

function isTime(date: NamedDate): date is Time {
  return ofTimes.has(date.kind);
}

/** "The last day of the month", "the final trading session of 2024". */
export function findSessionOf(
  tokens: readonly Token[],
  at: number,
  find: (tokens: readonly Token[], at: number) => FoundDate | null,
): FoundDate | null {
  const edge = edges[tokens[at]?.word ?? ''];
  const words = tokens.slice(at + 1, at + 5).map(({ word }) => word);
  if (edge === undefined || tokens[at - 1]?.word !== 'the' || !sessions.test(`${words.join(' ')} `)) return null;
  const begin = at + 2 + words.indexOf('of');
  const unit = /^(?:the|this)$/.test(tokens[begin]?.word ?? '') ? units.find((name) => name === tokens[begin + 1]?.word) : undefined;
  const of: FoundDate | null = unit === undefined ? find(tokens, begin) : { date: { kind: 'unit', unit, back: 0 }, tokens: 2 };
  if (of === null || !isTime(of.date)) return null;
  return { date: { kind: 'session-of', of: of.date, at: edge }, tokens: begin - at + of.tokens };
}

/** "In the holiday-shortened week": that of the post, which the calendar must know to have a holiday. */
export function findShortWeek(tokens: readonly Token[], at: number): FoundDate | null {
  const before = tokens[at - 1]?.word ?? '';
  const words = tokens.slice(at, at + 4).map(({ word }) => word);
  const used = ['holiday shortened week', 'holiday shortened trading week', 'shortened week', 'shortened trading week']
    .map((phrase) => phrase.split(' '))
    .find((phrase) => phrase.every((word, index) => words[index] === word))?.length;
  if (used === undefined || !/^(?:the|this|a)$/.test(before)) return null;
  return { date: { kind: 'unit', unit: 'week', back: 0, isShort: true }, tokens: used };
}
