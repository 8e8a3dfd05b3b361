import type { SessionDate } from '@/lib/calendar/session-date';
import type { SplitAdvice } from '@/lib/format/split-advice';
import type { Disagreements } from './disagreements';
import type { Freshness } from './overview';
import type { SeriesCoverage } from '@/lib/market/series/series-coverage';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import type { UniverseCoverage } from '@/lib/market/universe/universe-coverage';

/** Coverage of one instrument, as `GET /api/v1/instruments` answers it. */
export interface InstrumentCoverage {
  readonly symbol: string;
  readonly name: string;
  readonly kind: string;
  readonly first: SessionDate | null;
  readonly last: SessionDate | null;
  readonly count: number;
  /** Expected sessions strictly between first and last that have no close. */
  readonly gaps: readonly SessionDate[];
  readonly providers: readonly string[];
  readonly licenceClass: string;
  readonly basis: string;
  /** Caveats about parts of the history, as sentences. */
  readonly notes: readonly string[];
  readonly sessionsBehind: number;
}

export interface DataRunTask {
  readonly symbol: string;
  readonly provider: string | null;
  readonly status: string;
  readonly errorClass: string | null;
  readonly message: string | null;
  readonly rowsSeen: number;
  readonly rowsNew: number;
  readonly rowsRevised: number;
  readonly rowsQuarantined: number;
}

/** Tasks of a run of which there are too many to be told one by one. **Units** rows, and tasks. */
export interface OtherTasks {
  readonly count: number;
  readonly failed: number;
  readonly rowsSeen: number;
  readonly rowsNew: number;
  readonly rowsRevised: number;
  readonly rowsQuarantined: number;
}

export interface DataRun {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly message: string | null;
  /** Those that are told one by one. */
  readonly tasks: readonly DataRunTask[];
  /** The sum of the others. */
  readonly others: OtherTasks | null;
}

export interface QuarantinedRow {
  readonly id: string;
  readonly symbol: string;
  /** The symbol where it is of no instrument that is followed. */
  readonly name: string;
  readonly session: string | null;
  readonly reason: string;
  readonly createdAt: string;
}

/** Some of the rows that are held back, and where they stand among all. */
export interface QuarantinePage {
  readonly rows: readonly QuarantinedRow[];
  readonly total: number;
  /** What looks like a split among the rows of all pages: some of it, and of how many instruments more. */
  readonly splits: readonly SplitAdvice[];
  readonly moreSplits: number;
  /** From 1 on. */
  readonly page: number;
  readonly pages: number;
}

/** A source that can be asked, in words; `key` names variables, never a key. */
export interface OfferedSource {
  readonly id: string;
  readonly name: string;
  readonly gives: string;
  readonly history: string;
  readonly limits: string;
  readonly licenceClass: string;
  readonly key: readonly string[] | null;
  /** As far as the process that serves is told. */
  readonly isConfigured: boolean;
}

/** A series with what is stored of it. */
export interface ServedSeries extends SeriesCoverage {
  /** False where the operator keeps its values in. */
  readonly isGivenOut: boolean;
}

/** What the worker is about to do of a universe. */
export interface NextOfUniverse {
  readonly does: 'members' | 'closes';
  /** Instant; one that has come waits for its turn. */
  readonly at: string;
  readonly after: 'failed' | 'unfinished' | null;
}

/** A universe with what is stored of it. */
export interface ServedUniverse extends UniverseDefinition, UniverseCoverage {
  /** Whether those who publish its members have the newest list alone. */
  readonly hasNoPast: boolean;
  readonly isFollowed: boolean;
  /** Null where nothing is done of it without being asked. */
  readonly next: NextOfUniverse | null;
}

/** What `/data` shows. */
export interface DataPage {
  readonly freshness: Freshness;
  readonly instruments: readonly InstrumentCoverage[];
  /** The shipped and the stored universes. */
  readonly universes: readonly ServedUniverse[];
  /** The shipped and the stored series that are not prices. */
  readonly series: readonly ServedSeries[];
  readonly disagreements: Disagreements;
  readonly sources: readonly OfferedSource[];
  readonly runs: readonly DataRun[];
  /** One page of the rows that are held back, newest first. */
  readonly quarantine: QuarantinePage;
}
