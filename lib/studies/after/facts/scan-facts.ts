import { groupsAndMembers } from '@/lib/market/groups';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Basis, Market } from '@/lib/market/market';
import type { FactScan, PartScan } from './fact';
import { orderOf } from './fact-order';
import { listFactUnits } from './list-fact-units';
import { mergeCandidates } from './merge-candidates';
import { readFactContext } from './read-fact-context';
import { sayEnded } from './say-ended';
import { scanBreadth } from './scan-breadth';
import { scanLevels } from './scan-levels';
import { scanParticipation } from './scan-participation';
import { scanStreaks } from './scan-streaks';
import { scanUnit } from './scan-units';
import { scanValues } from './scan-values';
import { scanWindows } from './scan-windows';
import { writeFact } from './write-fact';

/** What is scanned by default: the three indices, the basket and its members. */
export const factSymbols = groupsAndMembers;

export interface FactOptions {
  readonly basis: Basis;
  /** Instruments to make statements about; those that the market lacks, or that lack the basis, are left out. */
  readonly symbols?: readonly string[];
  /** The session after the last one by the calendar, which tells what week, month or year ends; nothing is said of them where it is not known. */
  readonly next?: SessionDate | null | undefined;
  /** How many facts to put into words. */
  readonly top: number;
}

/**
 * The notable facts of the market's last session: every statement about its instruments and pairs that a claim can make is
 * tried (returns and leads over 1 to 252 sessions, runs for every threshold, records, levels, drawdowns, what rows of measures name as `tried`,
 * participation, the breadth of the universes; of the weeks, months, quarters and years that end with it, and of those so far, moves, leads, runs and counts), those as extreme in at most one in twenty of the history's stretches are kept and overlapping ones merged; they are told in the order of `orderOf`.
 *
 * **Window** the whole history up to the last session; reads nothing later (cut the market at the session that is asked about).
 * **Missing** an instrument without a close on the session has no facts; a gap ends windows and runs (G5, G8).
 * Cost: up to about a second on 50 years; nearly all windows stop early.
 */
export function scanFacts(market: Market, { basis, symbols = factSymbols, next = null, top }: FactOptions): FactScan | null {
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
  const units = listFactUnits(market, next, symbols).map((unit) => readFactContext(unit.market, basis, symbols, unit.of));
  const ofUnits = units.map((unit) => ({ unit, scan: scanUnit(unit) }));
  const contextOf = new Map(ofUnits.flatMap(({ unit, scan }) => scan.candidates.map((candidate) => [candidate, unit] as const)));
  const candidates = [...parts.flatMap((part) => part.candidates), ...contextOf.keys()];
  const count = (scans: readonly PartScan[]): number => scans.reduce((sum, part) => sum + part.statements, 0);
  const statementsOfUnits = count(ofUnits.map(({ scan }) => scan));
  const kept = mergeCandidates(candidates, (candidate) => orderOf(market, candidate));
  return {
    asOf,
    facts: kept.slice(0, top).map((item) => writeFact(contextOf.get(item.candidate) ?? context, asOf, item)),
    statements: count(parts) + statementsOfUnits,
    ended: units.flatMap((unit) => sayEnded(unit) ?? []),
    ofUnits: { statements: statementsOfUnits, names: ofUnits.flatMap(({ unit: { of } }) => of?.name ?? []) },
    notable: candidates.length,
  };
}
