import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { SourceRow } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import type { StoredInstrument } from '@/lib/store/instruments';
import { checkRows, type Finding } from '../judge/check-rows';
import { findCalendarFault } from '../judge/find-calendar-fault';
import { fitAdjusted } from '../judge/fit-adjusted';
import { judgeFile, type UnreadableLine } from '../judge/judge-file';
import { explainRescale } from '../judge/explain-rescale';
import { basisOfStored, fitFileBasis, fitRow } from '../judge/price-basis';
import type { Prepared } from '../pull/prepared';
import { newestSession } from '@/lib/calendar/final-close';

/** The closes of one security as a file gives them, and what is stored of it. */
export interface SecurityRequest {
  /** As it is described now; what is stored of it has that basis. */
  readonly known: StoredInstrument;
  /** What the whole file holds, where it has more than these rows. */
  readonly fileBasis?: StoredInstrument['basis'];
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly rows: readonly SourceRow[];
  readonly stored: ReadonlyMap<string, CloseRow>;
  /** Lines that give no close: they wait as they came. */
  readonly rejected: readonly (Finding & { readonly line?: number })[];
  readonly lineOf?: ReadonlyMap<SessionDate, number>;
  /** What is said of the file beside its verdict. */
  readonly notes: readonly string[];
  /** Why a person wants it stored against the verdict. */
  readonly force?: string | undefined;
}

export type JudgedSecurity =
  | { readonly kind: 'accepted'; readonly prepared: Prepared }
  | { readonly kind: 'refused'; readonly reason: string; readonly rowsSeen: number };

function listUnreadable(rejected: SecurityRequest['rejected']): UnreadableLine[] {
  return rejected.map(({ line = 0, reason }) => ({ line, reason }));
}

/**
 * Judges the closes of one security whole, then sorts its rows into those to store and those that wait. With `force` what the verdict would
 * refuse or hold back is stored and the reason is kept; what cannot be a close of a session is not.
 */
export function judgeSecurity(request: SecurityRequest): JudgedSecurity {
  const { known, calendar, stored, rejected, force } = request;
  const fitted = fitFileBasis(known, request.rows, stored, request.fileBasis);
  const instrument = { ...known, basis: fitted.basis };
  const storedBasis = basisOfStored(known);
  const now = request.now().toISOString();
  const newest = newestSession(calendar, now);
  const { rows, note } = fitAdjusted(instrument, request.rows, stored);
  const comparable = rows.flatMap((row) => fitRow(row, stored.size === 0 ? instrument.basis : storedBasis) ?? []);
  const isExplained = explainRescale(comparable, stored);
  const verdict = judgeFile({
    instrument,
    rows: comparable,
    unreadable: listUnreadable(rejected),
    lineOf: request.lineOf,
    stored,
    findDateFault: (session) => findCalendarFault(calendar, session, newest),
    isExplained,
  });
  const rowsSeen = rows.length + rejected.length;
  if (verdict.refusals.length > 0 && force === undefined) return { kind: 'refused', reason: verdict.refusals.join('; '), rowsSeen };

  const waiting = force === undefined ? verdict.waiting : new Map<SessionDate, string>();
  // Plain closes beside adjusted ones are no revision of them, and what is forced is not compared: both were judged above.
  const isCompared = force === undefined && (storedBasis === instrument.basis || storedBasis !== 'total');
  const checked = checkRows({
    instrument,
    calendar,
    now,
    source: 'import',
    mode: 'import',
    isExplained,
    rows: rows.filter(({ session }) => !waiting.has(session)),
    stored: isCompared ? stored : new Map<string, CloseRow>(),
  });
  const held = rows.flatMap((row): Finding[] => {
    const reason = waiting.get(row.session);
    return reason === undefined ? [] : [{ session: row.session, reason, row }];
  });
  const forced =
    force === undefined || verdict.refusals.length + verdict.waiting.size === 0
      ? []
      : [`stored by force (${force}) although ${[...verdict.refusals, ...verdict.waiting.values()].join('; ')}`];
  return {
    kind: 'accepted',
    prepared: {
      instrument,
      provider: 'import',
      attempts: 1,
      failures: [],
      rowsSeen,
      rows: checked.rows,
      reason: checked.splitPairs.length > 0 ? 'split' : 'revision',
      findings: [...rejected.map(({ session, reason, row }) => ({ session, reason, row })), ...held, ...checked.findings],
      flags: [
        ...forced,
        ...request.notes,
        ...(fitted.note === null ? [] : [fitted.note]),
        ...(note === null ? [] : [note]),
        ...checked.flags,
      ],
      checks: [],
      sample: null,
    },
  };
}
