import type { SessionDate } from '@/lib/calendar/session-date';
import type { SessionSteps } from './facts-page';
import type { StudyResult } from '@/lib/studies/kit/study-result';

/** One notable sentence of the overview and the claim that judges it. */
export interface OverviewFact {
  readonly id: string;
  readonly sentence: string;
  readonly detail: string;
  readonly href: string;
}

/** The rarest facts of the page's session. */
export interface OverviewFacts {
  /** The first sentence of the facts page: the rarest fact, or that nothing was rare. */
  readonly headline: string;
  /** The fact of the headline; null where nothing was rare. */
  readonly lead: OverviewFact | null;
  /** Under which definition alone the headline is true; null where the others agree. */
  readonly doubt: string | null;
  /** Those after it. */
  readonly items: readonly OverviewFact[];
  /** How many statements were tried, as a sentence. */
  readonly tried: string;
  /** Page of all of them. */
  readonly href: string;
}

/** One group of the overview. Percentages are in percent; null is missing. */
export interface OverviewTile {
  readonly symbol: string;
  readonly name: string;
  readonly level: number | null;
  /** Of its figures; before the page's session where the group lags. */
  readonly date: SessionDate;
  readonly move1dPct: number | null;
  readonly move5dPct: number | null;
  /** Sessions in a row with a close in the same direction; 0 after an unchanged close. */
  readonly streakSessions: number;
  readonly streakDirection: 'up' | 'down' | 'none';
  readonly distanceFromHighPct: number | null;
  /** Closes of the last year, thinned; null is a gap. */
  readonly sparkline: readonly { readonly date: SessionDate; readonly close: number | null }[];
  /** Page of the study behind each figure; null where the market lacks it. */
  readonly hrefs: {
    readonly level: string;
    readonly move: string | null;
    readonly streak: string | null;
    readonly distance: string | null;
  };
}

/** A fund that stands for a part of the market: moves alone, in percent. */
export interface OverviewSmallTile {
  readonly symbol: string;
  /** What it stands for: 'Equal weight'. */
  readonly label: string;
  /** Its figures count dividends. */
  readonly hasDividends: boolean;
  readonly date: SessionDate;
  readonly move1dPct: number | null;
  readonly move5dPct: number | null;
  readonly href: string;
}

/** One sentence on how broad the market is, and the study that says it. */
export interface OverviewAnswer {
  /** What it is about. */
  readonly label: string;
  /** The sentence of the study; where it has none, what is not stored. */
  readonly text: string;
  /** The last session that it rests on; null where the study has no answer. */
  readonly asOf: SessionDate | null;
  readonly href: string;
  readonly study: string;
}

/** Returns over the last five sessions, one per Magnificent 7 stock, largest first. */
export interface OverviewBar {
  readonly symbol: string;
  readonly name: string;
  readonly return5dPct: number | null;
  readonly href: string;
}

export interface OverviewBars {
  readonly bars: readonly OverviewBar[];
  /** Page of the study that ranks them. */
  readonly href: string;
  readonly date: SessionDate | null;
}

/** Every session of the running year and whether its close was a record. */
export interface RecordStrip {
  readonly symbol: string;
  readonly year: number;
  readonly records: number;
  readonly sessions: readonly { readonly date: SessionDate; readonly record: boolean }[];
  /** First session of each month, by index into `sessions`. */
  readonly monthMarks: readonly { readonly index: number; readonly label: string }[];
  readonly href: string;
}

export interface Freshness {
  /** The newest session of which most of the four groups have a close, or null in an empty store. */
  readonly asOf: SessionDate | null;
  readonly providers: readonly string[];
  /** Exchange sessions whose close is final by now and missing here; 0 for simulated data, which is never stale. */
  readonly sessionsBehind: number;
  readonly simulated: boolean;
  readonly dataVersion: number;
}

/** How the front page measures one group against another. */
export type OverviewMeasure = 'pp' | 'ratio' | 'log';

/** What a link asks of the front page. */
export interface OverviewView {
  readonly measure: OverviewMeasure;
  /** As in a study's link; null where left out. */
  readonly asOf: string | null;
  readonly assume: string | null;
}

/** The session after the page's, as the link assumes it. */
export interface OverviewAssumption {
  /** As it stands in the link. */
  readonly text: string;
  readonly session: SessionDate;
  readonly closes: readonly { readonly name: string; readonly close: number }[];
}

export interface Overview {
  readonly freshness: Freshness;
  /** Null where nothing is assumed, or `assume=last` found no provisional close. */
  readonly assumed: OverviewAssumption | null;
  /** The session of the page: as asked, or the newest of which most groups have a close. Null in an empty market. */
  readonly asOf: SessionDate | null;
  /** The newest close stored of any group; later than `asOf` where one of them lags or the past is asked for. */
  readonly newest: SessionDate | null;
  /** The ways to other sessions; null in an empty market. */
  readonly steps: SessionSteps | null;
  /** The session on which the page starts. */
  readonly start: SessionDate | null;
  /** Null where too many scans are waiting. */
  readonly facts: OverviewFacts | null;
  readonly tiles: readonly OverviewTile[];
  /** Equal weight, mid and small caps, where they are stored. */
  readonly smallTiles: readonly OverviewSmallTile[];
  /** RUT against SPX over five sessions, all of history, thinned, with the largest one per episode as events. */
  readonly outperformance: StudyResult | null;
  readonly magnificent: OverviewBars;
  readonly recordStrip: RecordStrip | null;
  /** Is it broadening? Five sentences, fewer only where a study failed. */
  readonly answers: readonly OverviewAnswer[];
  /** Breadth of the S&P 500's members, each study as it stands; empty where none of it is stored for the range. */
  readonly breadth: readonly StudyResult[];
  /** How many of the four groups took part; null where the market lacks them. */
  readonly participation: StudyResult | null;
  /** A part failed: the rest is shown, and not kept. */
  readonly isPartial: boolean;
}
