import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import { agreementTolerance, sourcesAgree } from '@/lib/market/sources-agree';
import type { SourceRow } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import type { StoredInstrument } from '@/lib/store/instruments';
import { adjustAs } from './adjust-as';
import { compareOverlap, providerTolerance, type Overlap, type OverlapPair } from './compare-overlap';
import { findJumpRatio, findStepRatio } from './explain-jump';
import { listStandingStill } from './list-standing-still';
import { findCalendarFault } from './find-calendar-fault';
import { findSuspiciousMoves } from './find-suspicious-moves';
import { isFinalClose, newestSession } from '@/lib/calendar/final-close';
import { fillsAdjusted, isNoRevision } from './is-no-revision';
import { fitRow } from './price-basis';

/** A row that is not stored, and why. */
export interface Finding {
  readonly session: SessionDate | null;
  readonly reason: string;
  /** The row as the source gave it. */
  readonly row: unknown;
}

export interface CheckRequest {
  readonly instrument: Pick<StoredInstrument, 'symbol' | 'kind' | 'basis'>;
  readonly calendar: Calendar;
  /** Instant before the rows were asked for. */
  readonly now: string;
  readonly source: string;
  readonly rows: readonly SourceRow[];
  readonly stored: ReadonlyMap<string, CloseRow>;
  /** Closes of a second provider, by session, where they were asked for. */
  readonly second?: ReadonlyMap<string, number>;
  /** `import`: a person vouches for the rows, so that moves are stored and flagged instead of waiting. */
  readonly mode: 'live' | 'import';
  readonly isExplained: (pair: OverlapPair) => boolean;
}

export interface CheckedRows {
  readonly rows: readonly CloseRow[];
  readonly findings: readonly Finding[];
  readonly flags: readonly string[];
  readonly suspicious: readonly SessionDate[];
  readonly overlap: Overlap;
  readonly splitPairs: readonly OverlapPair[];
  /** Changed pairs that are neither a split nor a jump: revisions. */
  readonly revisedPairs: readonly OverlapPair[];
}

/** How the reason of a close ends that differs from the stored one by the ratio of a split, or ten. */
export const unexplainedJump = 'no split explains it';

function toPercent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)}%`;
}

function findPreviousClose(stored: ReadonlyMap<string, CloseRow>, first: SessionDate | undefined): number | null {
  let previous: CloseRow | null = null;
  for (const row of stored.values()) {
    if (first !== undefined && row.session < first && (previous === null || row.session > previous.session)) previous = row;
  }
  return previous?.close ?? null;
}

/**
 * Sorts a source's rows into those to store and those for quarantine: no session or in the future; a jump by a split ratio
 * or ten that no split explains; a suspicious move that no second provider confirms.
 */
export function checkRows(request: CheckRequest): CheckedRows {
  const { instrument, calendar, now, stored, source, mode } = request;
  const findings: Finding[] = [];
  const flags: string[] = [];
  const reject = (row: SourceRow, reason: string) => findings.push({ session: row.session, reason, row });

  const newest = newestSession(calendar, now);
  const dated = request.rows.flatMap((given) => {
    const fault = findCalendarFault(calendar, given.session, newest);
    const row = fitRow(given, instrument.basis);
    if (fault === null && row !== null) return [row];
    reject(given, fault ?? 'the instrument stores dividend-adjusted closes only, and this row has none');
    return [];
  });

  const overlap = compareOverlap(stored, dated, source, mode === 'live' ? agreementTolerance(instrument.kind) : providerTolerance);
  const splitPairs = overlap.changed.filter(request.isExplained);
  const split = new Set(splitPairs.map((pair) => pair.session));
  const jumps = new Map(
    overlap.changed.filter((pair) => !split.has(pair.session) && findJumpRatio(pair) !== null).map((pair) => [pair.session, pair]),
  );
  const agreeing = dated.filter((row) => {
    const jump = jumps.get(row.session);
    if (jump !== undefined) reject(row, `jump: ${jump.given} against ${jump.stored} stored, and ${unexplainedJump}`);
    return jump === undefined;
  });

  // What contradicts what is stored by a split's ratio up to where that ends is on another scale: what it has besides would stand beside it, once it
  // had held for so long that it looks settled. Of a file the last session is enough; a provider is to contradict all.
  const lastKnown = dated.findLast((row) => stored.get(row.session)?.provisional === false);
  const isThroughout = overlap.count > 1 && jumps.size === overlap.count;
  const isOtherScale = (mode === 'import' || isThroughout) && lastKnown !== undefined && jumps.has(lastKnown.session);
  const steady = !isOtherScale
    ? agreeing
    : agreeing.filter((row) => {
        const isNew = row.session > lastKnown.session || (isThroughout && !stored.has(row.session));
        if (isNew)
          reject(
            row,
            mode === 'import'
              ? `on another scale than what is stored up to ${lastKnown.session}; import the whole history of ${instrument.symbol}`
              : `on another scale than what is stored up to ${lastKnown.session}, by the ratio of a split`,
          );
        return !isNew;
      });

  const previous = findPreviousClose(stored, steady[0]?.session);
  const moves = new Map(findSuspiciousMoves(instrument, previous, steady, mode === 'import').map((found) => [found.session, found.move]));
  // A person vouches for a file; a live provider may have died with its dates still advancing.
  const still = new Set(mode === 'live' ? listStandingStill(steady) : []);
  const suspicious: SessionDate[] = [];
  const accepted = steady.filter((row) => {
    const move = moves.get(row.session);
    const known = stored.get(row.session);
    if (
      (move === undefined && !still.has(row.session)) ||
      (known !== undefined && !known.provisional && sourcesAgree(instrument.kind, known.close, row.close))
    )
      return true;
    const text =
      move === undefined
        ? `suspicious: the close stands still for ${still.size} sessions in a row`
        : `suspicious: ${toPercent(move)} against the session before`;
    const second = request.second?.get(row.session);
    // Providers that fail to adjust for a split fail together: their agreement says nothing about such a step.
    const isSplitStep = mode === 'live' && move !== undefined && findStepRatio(1, 1 + move) !== null;
    if (mode === 'import' || (!isSplitStep && second !== undefined && sourcesAgree(instrument.kind, second, row.close))) {
      flags.push(`${row.session} ${mode === 'import' ? text : `${text}, confirmed by a second provider`}`);
      return true;
    }
    suspicious.push(row.session);
    reject(
      row,
      isSplitStep ? `${text}, the ratio of a split: a second provider cannot confirm it` : `${text}; waits until a second provider agrees`,
    );
    return false;
  });

  const rows = accepted
    .map((row): CloseRow => {
      const { session, open, high, low, close, adjClose } = row;
      // All but the newest session ended on an earlier day; what its provider calls running is so, whatever the clock says.
      const provisional = (mode === 'live' && row.provisional) || (session >= newest && !isFinalClose(calendar, session, now));
      const given: CloseRow = { session, open, high, low, close, adjClose, provisional, source };
      const known = stored.get(session);
      return adjClose !== null && fillsAdjusted(known, given) ? { ...known, adjClose: adjustAs(known.close, { close, adjClose }) } : given;
    })
    // A split rewrites what any source gave: one row left on the old scale would stand beside the new one.
    .filter((row) => split.has(row.session) || !isNoRevision(stored.get(row.session), row));
  const revisedPairs = overlap.changed.filter((pair) => !split.has(pair.session) && !jumps.has(pair.session));
  return { rows, findings, flags, suspicious, overlap, splitPairs, revisedPairs };
}
