import { groupsAndMembers } from '@/lib/market/groups';
import { capitalise } from '@/lib/format/capitalise';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord } from '@/lib/format/number-words';
import type { Market, MarketInstrument } from '@/lib/market/market';
import type { FactWords } from '../../measure/fact-words';
import { listMeasureSymbols } from '../../measure/measure-series';
import { describeMeasure, isOfUniverse } from '../../measure/measures';
import { writeClaimQuery } from '../../measure/write-claim-query';
import { readPanel } from '../../kit/read-panel';
import type { Basis } from '@/lib/market/market';
import type { Candidate, Fact, FactContext, FactScan } from './fact';
import { orderOf } from './fact-order';
import { judgeRobust } from './judge-robust';
import { mergeCandidates, type MergedCandidate } from './merge-candidates';
import { scanBreadth } from './scan-breadth';
import { scanLevels } from './scan-levels';
import { scanParticipation } from './scan-participation';
import { scanStreaks } from './scan-streaks';
import { scanValues } from './scan-values';
import { scanWindows } from './scan-windows';

/** What is scanned by default: the three indices, the basket and its members. */
export const factSymbols = groupsAndMembers;

export interface FactOptions {
  readonly basis: Basis;
  /** Instruments to make statements about; those that the market lacks, or that lack the basis, are left out. */
  readonly symbols?: readonly string[];
  /** How many facts to put into words. */
  readonly top: number;
}

function hasBasis({ basis: stored }: MarketInstrument, basis: Basis): boolean {
  return stored === 'both' || stored === basis;
}

/** What the scan reads: instruments in the order given that have closes on the basis. */
function readFactContext(market: Market, basis: Basis, symbols: readonly string[]): FactContext {
  const known = symbols.filter((symbol) => {
    const instrument = market.series.get(symbol)?.instrument;
    return instrument !== undefined && hasBasis(instrument, basis);
  });
  const subjects = readPanel(market, known, basis)
    .series.filter((item) => item.first >= 0)
    .map(({ symbol, closes, instrument, first }) => ({ symbol, closes, first, hasOther: instrument.basis === 'both' }));
  return { market, basis, subjects, index: market.sessions.length - 1 };
}

function writeSlug({ choice, comparison, atLeastPct }: Candidate): string {
  const parts = [...describeMeasure(choice.measure).slug(choice, comparison), ...(atLeastPct === null ? [] : [atLeastPct, 'pct'])];
  return [...parts, choice.direction].join('-').toLowerCase().replaceAll('.', '_');
}

/** A candidate in plain English. */
function sayFact(market: Market, candidate: Candidate): FactWords {
  return describeMeasure(candidate.choice.measure).fact(market, candidate);
}

/** How often: ranks count every window, so where fewer lie apart it is said that overlapping ones are one episode. */
function sayTimes({ countsWaits, found, comparison, stretch }: Candidate, history: string): string {
  // What is counted of a level are waits as long: closes as high there were many, before the one that is named.
  if (countsWaits && found.last >= 0) return `Judged on ${history}`;
  if (found.count === 1) return `Once in ${history}`;
  if (comparison.name === 'nth' && comparison.count === found.count) return `Among ${history}`;
  const times = countWord(found.count);
  if (stretch === 1) return `${capitalise(found.count === 2 ? 'twice' : `${times} times`)} in ${history}`;
  return `${capitalise(times)} separate episodes (at least ${countWord(stretch)} sessions apart${comparison.name === 'nth' ? '; the rank counts every window' : ''}) in ${history}`;
}

function sayBefore(market: Market, { found, stretch }: Candidate): string {
  if (found.last < 0) return 'never before';
  const isSame = market.sessions.length - 1 - found.last < stretch;
  return `${isSame ? 'as extreme in this same episode' : 'before that'} on ${formatLongDate(market.sessions[found.last] ?? '')}`;
}

/** How many of the statements that tell the same story are named. */
const mostAlso = 3;

function sayDetail(market: Market, candidate: Candidate, also: readonly Candidate[], robust: string): string {
  const { found, first } = candidate;
  const history = `${formatNumber(found.history, { decimals: 0 })} sessions since ${formatLongDate(market.sessions[first] ?? '')}`;
  const definitions = robust === 'all definitions' ? '; the same under every definition' : robust === 'as defined' ? '' : `; ${robust}`;
  const titles = also.slice(0, mostAlso).map((other) => sayFact(market, other).title);
  const story = titles.length === 0 ? '' : ` The same move: ${titles.join('; ')}.`;
  return `${sayTimes(candidate, history)}; ${sayBefore(market, candidate)}${definitions}.${story}`;
}

function writeFact(context: FactContext, asOf: SessionDate, { candidate, merged, also }: MergedCandidate): Fact {
  const { market, basis, index } = context;
  const { choice, comparison, found, first, rarity, atLeastPct } = candidate;
  const robust = judgeRobust(context, candidate);
  return {
    id: `${asOf}-${writeSlug(candidate)}`,
    ...sayFact(market, candidate),
    detail: sayDetail(market, candidate, also, robust),
    claimQuery: writeClaimQuery(market, basis, { choice, comparison, atLeast: atLeastPct === null ? null : -atLeastPct }),
    symbols: listMeasureSymbols(choice),
    measure: choice.measure,
    members: isOfUniverse(choice) ? choice.members : null,
    occurrences: found.count,
    lastDate: market.sessions[found.last] ?? null,
    historySessions: found.history,
    since: market.sessions[first] ?? asOf,
    rarity,
    order: orderOf(market, candidate),
    robust,
    merged,
    provisional: index === market.assumedIndex,
  };
}

/**
 * The notable facts of the market's last session: every statement about its instruments and pairs that a claim can make is
 * tried (returns and leads over 1 to 252 sessions, runs for every threshold, records, levels, drawdowns, what rows of measures name as `tried`,
 * participation, the breadth of the universes), those as extreme in at most one in twenty of the history's stretches are kept and overlapping ones merged; they are told in the order of `orderOf`.
 *
 * **Window** the whole history up to the last session; reads nothing later (cut the market at the session that is asked about).
 * **Missing** an instrument without a close on the session has no facts; a gap ends windows and runs (G5, G8).
 * Cost: up to about a second on 50 years; nearly all windows stop early.
 */
export function scanFacts(market: Market, { basis, symbols = factSymbols, top }: FactOptions): FactScan | null {
  const asOf = market.sessions.at(-1);
  if (asOf === undefined) return null;
  const context = readFactContext(market, basis, symbols);
  const parts = [
    scanWindows(context),
    scanStreaks(context),
    scanLevels(context),
    scanValues(context),
    scanParticipation(context),
    scanBreadth(context),
  ];
  const candidates = parts.flatMap((part) => part.candidates);
  const kept = mergeCandidates(candidates, (candidate) => orderOf(market, candidate));
  return {
    asOf,
    facts: kept.slice(0, top).map((item) => writeFact(context, asOf, item)),
    statements: parts.reduce((sum, part) => sum + part.statements, 0),
    notable: candidates.length,
  };
}
