import type { SessionDate } from '@/lib/calendar/session-date';
import type { SourceErrorKind } from '@/lib/sources/source-error';

/** What came of one question to one source. */
export interface Examination {
  /** The provider's id. */
  readonly id: string;
  readonly name: string;
  readonly gives: 'closes' | 'dividends' | 'holdings' | 'series';
  /** A symbol of ours, a session, a fund, or a series. */
  readonly asked: string;
  /** `skipped`: it did not answer the question before this one. */
  readonly status: 'ok' | 'not configured' | 'skipped' | SourceErrorKind;
  /** Of the whole answer; null where none was asked for. */
  readonly latencyMs: number | null;
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Where the answer is not what is expected of the source, with the field or the row. */
  readonly deviations: readonly string[];
  /** Why there is nothing, or what is needed. */
  readonly message: string | null;
  readonly closes: readonly { readonly session: SessionDate; readonly close: number }[];
}

/** Two sources that differ on a close by more than they may. */
export interface Disagreement {
  readonly symbol: string;
  readonly session: SessionDate;
  readonly closes: Readonly<Record<string, number>>;
}

export interface Diagnosis {
  readonly sessions: readonly SessionDate[];
  readonly examinations: readonly Examination[];
  readonly disagreements: readonly Disagreement[];
}
