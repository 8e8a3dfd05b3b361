import type { SessionDate } from '@/lib/calendar/session-date';
import type { Column, Coverage, ChartSpec, Definition, Flag, Headline, Row, SideTable, Verdict } from './study';

/** The JSON answer of `GET /api/v1/studies/{id}`, and what a page renders: complete, serialisable, without NaN. */
export interface StudyResult {
  readonly study: {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    readonly rowsAre: 'sessions' | 'events' | 'years' | 'instruments' | 'horizons';
  };
  /** Every parameter with its value in force, defaults included. */
  readonly params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly definition: Definition;
  /** `base` is the session from whose close a return over the range starts: the one before `from`, or `from` itself where no close is known before it. */
  readonly range: { readonly base: SessionDate; readonly from: SessionDate; readonly to: SessionDate; readonly last: string | null; readonly sessions: number };
  readonly asOf: SessionDate;
  readonly dataVersion: number;
  /** The universe whose members or counts are measured; null for studies of instruments. */
  readonly universe: string | null;
  readonly basis: 'price' | 'total';
  readonly provisional: boolean;
  readonly simulated: boolean;
  readonly coverage: Coverage;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows before thinning; equal to `rows.length` when `points` was not asked for. */
  readonly totalRows: number;
  readonly events: readonly Row[] | null;
  readonly eventTitle: string | null;
  readonly eventColumns: readonly Column[] | null;
  readonly tables: readonly SideTable[];
  readonly verdict: Verdict | null;
  readonly headlines: readonly Headline[];
  readonly flags: readonly Flag[];
  readonly sources: readonly ResultSource[];
  readonly chart: ChartSpec;
  readonly instruments: readonly { readonly symbol: string; readonly name: string; readonly kind: string }[];
  readonly links: { readonly self: string; readonly csv: string; readonly page: string; readonly pinned: string };
}

export interface ResultSource {
  readonly symbol: string;
  /** Provider ids in the displayed stretch. More than one is flagged `mixed-sources`. */
  readonly providers: readonly string[];
  readonly licenceClass: string;
  readonly first: SessionDate | null;
  readonly last: SessionDate | null;
}
