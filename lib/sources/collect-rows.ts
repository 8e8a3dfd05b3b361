import type { SessionDate } from '@/lib/calendar/session-date';
import { rejectJumps } from './reject-jumps';
import { snapAdjusted, snapWidenedPrice } from './snap-close';
import type { FlaggedRow, RejectedRow, SourceResult, SourceRow, Split } from './source';
import { SourceError } from './source-error';

/** A row with numbers read but not yet judged. `close` may be anything that a JSON number can be. */
export interface Candidate extends SourceRow {
  /** As received, for the quarantine. */
  readonly raw: string;
}

export type Snap = (price: number) => number;

/** Why a close can never be stored, or null. Accepted: finite and above 0. */
export function findCloseFault(close: number): string | null {
  if (!Number.isFinite(close)) return 'the close is not a finite number';
  if (close <= 0) return 'the close is 0 or negative';
  return null;
}

function usable(price: number | null, snap: Snap): number | null {
  return price !== null && findCloseFault(price) === null ? snap(price) : null;
}

/**
 * A candidate whose close is sound as a stored row: prices snapped, an open, high or low that does not fit around the
 * close dropped and named in `flagged`.
 */
export function toSourceRow(candidate: Candidate, snap: Snap, flagged: FlaggedRow[]): SourceRow {
  const close = snap(candidate.close);
  const open = usable(candidate.open, snap);
  const high = usable(candidate.high, snap);
  const low = usable(candidate.low, snap);
  const highFits = high === null || high >= Math.max(close, open ?? close);
  const lowFits = low === null || low <= Math.min(close, open ?? close);
  if (!highFits || !lowFits)
    flagged.push({ session: candidate.session, reason: 'open, high and low do not fit around the close and were dropped' });
  const fits = highFits && lowFits;
  const adjusted = candidate.adjClose;
  return {
    session: candidate.session,
    open: fits ? open : null,
    high: fits ? high : null,
    low: fits ? low : null,
    close,
    adjClose: adjusted !== null && findCloseFault(adjusted) === null ? snapAdjusted(adjusted, candidate.close, close) : null,
    volume: candidate.volume !== null && Number.isFinite(candidate.volume) && candidate.volume >= 0 ? candidate.volume : null,
    provisional: candidate.provisional,
  };
}

/** Sessions whose closes differ within one answer; equal duplicates are no conflict. */
function findConflicts(candidates: readonly Candidate[]): Set<SessionDate> {
  const closes = new Map<SessionDate, number>();
  const conflicts = new Set<SessionDate>();
  for (const { session, close } of candidates) {
    const known = closes.get(session);
    if (known === undefined) closes.set(session, close);
    else if (known !== close) conflicts.add(session);
  }
  return conflicts;
}

const frozenSessions = 3;

function flagFrozen(rows: readonly SourceRow[]): FlaggedRow[] {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const moved = rows.findLastIndex((row) => row.close !== last.close);
  const frozen = rows.slice(moved + 2);
  if (frozen.length < frozenSessions) return [];
  return frozen.map(({ session }) => ({ session, reason: `the close has not changed for ${frozen.length} sessions` }));
}

export interface CollectRequest {
  readonly provider: string;
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly RejectedRow[];
  readonly splits?: readonly Split[];
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Today in New York: nothing later can have been traded. */
  readonly today: SessionDate;
}

/**
 * What an adapter hands over: candidates in any order become ascending rows inside `from`..`to`, everything unsound
 * becomes a rejected row with its reason.
 * @throws SourceError `no_data_yet` when neither a row nor a rejected row is left; `schema` when the closes change level by a power of ten.
 */
export function collectRows({ provider, candidates, rejected, splits = [], from, to, today }: CollectRequest): SourceResult {
  const refused: RejectedRow[] = rejected.filter(({ session }) => session === null || (session >= from && session <= to));
  const flagged: FlaggedRow[] = [];
  const sound = new Map<SessionDate, SourceRow>();
  const conflicts = findConflicts(candidates);
  for (const candidate of candidates) {
    const { session, close, raw } = candidate;
    if (session > today) {
      refused.push({ session, raw, reason: `the session lies in the future (today is ${today})` });
      continue;
    }
    if (session < from || session > to) continue;
    const fault = conflicts.has(session) ? 'two different closes for one date' : findCloseFault(close);
    if (fault !== null) refused.push({ session, raw, reason: fault });
    else if (!sound.has(session)) sound.set(session, toSourceRow(candidate, snapWidenedPrice, flagged));
  }
  const ordered = [...sound.values()].sort((a, b) => (a.session < b.session ? -1 : 1));
  const { rows, rejected: jumps } = rejectJumps(provider, ordered);
  refused.push(...jumps);
  if (rows.length === 0 && refused.length === 0) throw new SourceError('no_data_yet', `${provider} has no closes from ${from} to ${to}`);
  return {
    rows,
    rejected: refused,
    flagged: [...flagged, ...flagFrozen(rows)],
    splits: splits.filter(({ session }) => session >= from && session <= to),
  };
}
