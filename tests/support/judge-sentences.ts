import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { KnownCloses } from '@/lib/claims/read/known-closes';
import { readClaims, type ClaimsReading } from '@/lib/claims/read/read-claims';

const sentenceSchema = z.union([
  z.strictObject({
    text: z.string(),
    asOf: z.string().optional(),
    claims: z.array(z.string()).min(1).max(3),
    leftOut: z.string().optional(),
  }),
  z.strictObject({ text: z.string(), asOf: z.string().optional(), refused: z.string() }),
]);

/** A sentence of the corpus: with the claims that it must become and the clause that is left out, if any, or with words of the reason for which it must be refused. */
export type CorpusSentence = z.infer<typeof sentenceSchema>;

/** The corpus, each sentence in our own words and its claims written by hand. */
export function readCorpus(): CorpusSentence[] {
  return z.array(sentenceSchema).parse(JSON.parse(readFileSync(new URL('../claims/sentences.json', import.meta.url), 'utf8')));
}

/** What a link says without naming it. */
const initial: Readonly<Record<string, string>> = { direction: 'up', distanceIn: 'pct', unit: 'session' };

/** Names and values of a query in order, without those that are the default. */
export function toCanonical(query: string): string {
  return [...new URLSearchParams(query)]
    .filter(([name, value]) => initial[name] !== value)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
}

/** Instruments beside those that have usual names, as a store could hold them. */
export const corpusInstruments = [
  { symbol: 'SPX', name: 'S&P 500' },
  { symbol: 'RUT', name: 'Russell 2000' },
  { symbol: 'NDX', name: 'Nasdaq-100' },
  { symbol: 'XLK', name: 'Technology (XLK)' },
];

const extremes: Readonly<Record<string, string>> = {
  'SPX low 2023-10-01': '2023-10-27',
  'SPX low 2022-10-01': '2022-10-12',
  'SPX high 2025-02-01': '2025-02-19',
  'SPX high 2025-02-12': '2025-02-19',
  'SPX high 2025-02-07': '2025-02-19',
  'SPX high 2023-07-24': '2023-07-31',
  'NDX high 2000-03-17': '2000-03-27',
  'NDX high 2000-03-20': '2000-03-27',
  'RUT low 2024-07-02': '2024-07-05',
  'SPX high 1800-01-01': '2025-02-19',
  'SPX high 2020-02-18': '2020-02-19',
  'SPX high 2007-10-08': '2007-10-09',
  'RUT high 1800-01-01': '2021-11-08',
  'SPX low 2020-03-20': '2020-03-23',
  'RUT low 2024-07-09': '2024-07-09',
};

/** Lows and highs as a store could hold them, by symbol, side and the first day of the time. */
function findExtreme(symbol: string, side: string, from: string): SessionDate | null {
  const session = extremes[`${symbol} ${side} ${from}`];
  return session === undefined ? null : parseSessionDate(session);
}

const moves: readonly (readonly [symbol: string, direction: string, pct: number, session: string])[] = [
  ['SPX', 'down', 2, '2023-02-21'],
  ['SPX', 'up', 2, '2024-02-22'],
  ['NDX', 'down', 0.01, '2022-12-28'],
];

/** The last moves of a size as a store could hold them. */
const findLastMove: KnownCloses['findLastMove'] = (symbol, { direction, pct }, from, to) => {
  const session = moves.find(
    (move) => move[0] === symbol && move[1] === direction && move[2] === pct && move[3] >= from && move[3] <= to,
  )?.[3];
  return session === undefined ? null : parseSessionDate(session);
};

/** The reading of a sentence of the corpus; of all that the reader knows, or of what claims take. */
export function readCorpusSentence({ text, asOf }: CorpusSentence, isTaken = false): ClaimsReading {
  return readClaims(text, {
    asOf: asOf === undefined ? null : parseSessionDate(asOf),
    instruments: corpusInstruments,
    closes: { findExtreme, findLastMove },
    ...(isTaken ? {} : { findUntaken: () => null }),
  });
}

/** How a sentence was read: as it must be, not at all, or as something else, which is worse. */
export function judgeSentence(sentence: CorpusSentence): { readonly verdict: 'right' | 'refused' | 'wrong'; readonly read: ClaimsReading } {
  const read = readCorpusSentence(sentence);
  const got = read.claims.map(({ query }) => toCanonical(query));
  if (got.length === 0) {
    const isMeant = 'refused' in sentence && read.cannot.some((reason) => reason.toLowerCase().includes(sentence.refused.toLowerCase()));
    return { verdict: isMeant ? 'right' : 'refused', read };
  }
  const wanted = 'claims' in sentence ? sentence.claims.map(toCanonical) : [];
  return { verdict: got.length === wanted.length && got.every((query, index) => query === wanted[index]) ? 'right' : 'wrong', read };
}
