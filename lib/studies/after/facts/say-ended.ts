import { formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { indexSymbols } from '@/lib/market/groups';
import { findFirstClose, sessionReturn } from '@/lib/metrics';
import { nameInSentence } from '../../kit/name-in-sentence';
import { nameBeginning, nameUnit } from '../../kit/unit-words';
import type { FactContext, FactSubject } from './fact';

const fewestRanked = 3;
const told: ReadonlySet<string> = new Set(['quarter', 'year']);

/** 'the S&P 500 rose 24.23%, its 23rd best of 96 years since 1928': the move of the last unit among all; the move alone where there are not three to rank, null without one. */
function sayMove({ market, index }: FactContext, { symbol, closes }: FactSubject): string | null {
  const instrument = market.series.get(symbol)?.instrument;
  const all = sessionReturn(closes, 1);
  const moves = all.filter((move) => !Number.isNaN(move));
  const move = all[index] ?? NaN;
  if (instrument === undefined || Number.isNaN(move)) return null;
  const isUp = move >= 0;
  const rank = 1 + moves.filter((other) => (isUp ? other > move : other < move)).length;
  const place = rank === 1 ? '' : `${ordinalWord(rank)} `;
  const told = `${nameInSentence(instrument)} ${isUp ? 'rose' : 'fell'} ${formatPercent(toPercent(Math.abs(move)))}`;
  if (moves.length < fewestRanked) return told;
  const since = nameBeginning(market.unit, market.sessions[findFirstClose(all)] ?? '');
  return `${told}, its ${place}${isUp ? 'best' : 'worst'} of ${countWord(moves.length)} ${market.unit}s since ${since}`;
}

/** What the quarter and the year brought that end with the session, rare or not; null where the unit is another, or goes on. */
export function sayEnded(context: FactContext): string | null {
  const { market, of, subjects } = context;
  const last = market.sessions.at(-1);
  if (of?.part !== 'all' || market.isToDate || !told.has(market.unit) || last === undefined) return null;
  const moves = subjects
    .filter(({ symbol }) => indexSymbols.some((index) => index === symbol))
    .flatMap((subject) => sayMove(context, subject) ?? []);
  return moves.length === 0 ? null : `In ${nameUnit(market.unit, last)} ${moves.join('; ')}.`;
}
