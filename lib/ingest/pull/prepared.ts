import type { CheckedClose } from '@/lib/store/close-checks';
import type { ChangeReason, CloseRow } from '@/lib/store/close-row';
import type { StoredInstrument } from '@/lib/store/instruments';
import type { Finding } from '../judge/check-rows';
import type { RunSample } from '../judge/find-run-fault';
import type { FetchFailure } from './fetch-with-fallback';

/** One instrument's rows, fetched and checked, not stored yet. */
export interface Prepared {
  readonly instrument: StoredInstrument;
  readonly provider: string | null;
  readonly attempts: number;
  readonly failures: readonly FetchFailure[];
  readonly rowsSeen: number;
  readonly rows: readonly CloseRow[];
  readonly reason: ChangeReason;
  readonly findings: readonly Finding[];
  readonly flags: readonly string[];
  readonly sample: RunSample | null;
  /** What a second provider says of the last sessions, where it was asked. */
  readonly checks: readonly CheckedClose[];
  /** Whether it is what a batch brought, and gives other closes than those stored: the whole history is to be asked for by name. */
  readonly isDoubted?: boolean;
  /** Whether it is what a batch brought without any stored session, and a close moved by as much as a split may do. */
  readonly isUnchecked?: boolean;
  /** Stored sessions after the last dividend-adjusted close, of an instrument that has such closes and gets none with these rows. */
  readonly adjustedLag?: number;
}

/** Of nobody's answer. */
export const nobody = {
  provider: null,
  attempts: 0,
  failures: [],
  rowsSeen: 0,
  rows: [],
  reason: 'revision',
  findings: [],
  flags: [],
  sample: null,
  checks: [],
} as const;

/** An instrument of which nothing came. */
export const nothingOf = (instrument: StoredInstrument): Prepared => ({ ...nobody, instrument });
