import type { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { ChartSpec } from './chart-spec';
import type { Column, ColumnUnit, Row } from './column';
import type { Market } from '@/lib/market/market';
import type { StudyRange } from '@/lib/market/study-range';
import type { ClosesRead } from '@/lib/market/choose-closes';
import type { UniverseNeed } from '@/lib/market/universe/universe';

export type { ChartBand, ChartContext, ChartLine, ChartMark, ChartSpec } from './chart-spec';
export type { Cell, Column, ColumnType, ColumnUnit, Row } from './column';

export type FlagCode =
  | 'simulated'
  | 'provisional'
  | 'measure-ranks-differently'
  | 'gap'
  | 'short-history'
  | 'dropped-sessions'
  | 'at-least'
  | 'history-note'
  | 'older-than-newest'
  | 'stale'
  | 'mixed-sources'
  | 'unavailable'
  | 'display-only'
  | 'overlapping-members'
  | 'eligibility'
  | 'hindsight'
  | 'few-events'
  | 'overlapping-events'
  | 'not-tested'
  | 'survivorship'
  | 'coverage'
  | 'warming'
  | 'weight-age'
  | 'first-event'
  | 'common-event'
  | 'unknown-parameter'
  | 'divergence'
  | 'first-close';

/** The doubt under a headline: a whole sentence, and what it is about. */
export interface Flag {
  readonly code: FlagCode;
  readonly message: string;
  readonly symbols?: readonly string[];
  /** Sessions that the flag is about, where they can be listed. */
  readonly dates?: readonly SessionDate[];
  /** What would answer where this cannot: other instruments in the place of some of these, on a basis. */
  readonly instead?: { readonly basis: 'price' | 'total'; readonly symbols: Readonly<Record<string, string>> };
  /** Its page; written with the answer. */
  readonly page?: string;
}

export interface Headline {
  /** A whole sentence with figure, rank and span; ends with a full stop. */
  readonly text: string;
  /** A shorter second line: rank, last time, other definition. Empty when there is none. */
  readonly detail: string;
  readonly provisional: boolean;
}

export interface EventTable {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export type VerdictKind = 'holds' | 'holds_only_under' | 'fails' | 'cannot_check';

/** A stretch of a claim's sentence; where it names a parameter, a reader may choose another word there. */
export interface SentencePart {
  readonly text: string;
  readonly param: string | null;
}

/** What the stored closes say of a claim. */
export interface Verdict {
  /** The claim itself, in parts. */
  readonly sentence: readonly SentencePart[];
  readonly kind: VerdictKind;
  /** The definition under which alone the claim holds, as `measure=pp`; null for the other kinds. */
  readonly under: string | null;
  /** What `cannot_check` lacks, as a sentence; null for the other kinds. */
  readonly missing: string | null;
  /** The figure as it was said, as text with its digits; empty where none was. */
  readonly said: string;
  /** The figure recomputed, unrounded, in `unit`; null where it cannot be. */
  readonly figure: number | null;
  readonly unit: ColumnUnit;
  /** Whether a figure in that unit is told with its sign. */
  readonly signed: boolean;
  /** Whether the figure said is the figure recomputed, rounded; null where either is missing. */
  readonly matches: boolean | null;
  /** Where what holds could have been said of a longer time: since when nothing was as extreme (null: never in the data), as a sentence too; else null. */
  readonly understated: Understated | null;
}

export interface Understated {
  readonly since: SessionDate | null;
  /** A whole sentence: 'Nothing in December 2018 was as extreme: it was the largest since 19 Oct 1987.' */
  readonly message: string;
}

/** A further table of a study, with a chart of its own or none. Its rows obey the rules of the main ones. */
export interface SideTable extends EventTable {
  /** kebab-case; names the table in links. */
  readonly id: string;
  readonly chart: ChartSpec | null;
  /** Whether its chart stands in the place of the study's own, on the page and in pictures: a curve behind events. */
  readonly leads?: boolean;
  /** Another study that tells more of the same, with its parameters; basis and, unless it names its own, dates are those of the view. */
  readonly link?: { readonly study: string; readonly query: string; readonly label: string };
}

/** What a study makes: the same rows for chart, table, CSV and JSON. */
export interface StudyComputation {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly events: EventTable | null;
  readonly headlines: readonly Headline[];
  readonly flags: readonly Flag[];
  readonly chart: ChartSpec;
  /** Sessions of history that the ranks were judged on. */
  readonly coverage: Coverage;
  /** What is displayed in truth, where the closes begin after the range asked for; that range unless given. */
  readonly range?: StudyRange;
  /** The basis that the closes really had, where the one asked for is not stored; null where the instruments share none. */
  readonly basis: 'price' | 'total' | null;
  readonly tables?: readonly SideTable[];
  /** What a claim comes to; studies that check none leave it out. */
  readonly verdict?: Verdict;
}

export interface Coverage {
  readonly first: SessionDate | null;
  readonly last: SessionDate | null;
  readonly sessions: number;
  readonly gaps: number;
}

/** The market as the study may see it, and what of it is displayed. */
export interface StudyContext {
  /** Cut after `asOf` (nothing later can be read), with the assumed session, if any, as its last. */
  readonly market: Market;
  /** What is displayed, and the close that it is measured from. Chooses rows, never values. */
  readonly range: StudyRange;
  readonly basis: 'price' | 'total';
}

export interface Definition {
  /** One paragraph in plain words, with the parameters as chosen. */
  readonly text: string;
  /** LaTeX. */
  readonly formula: string;
  readonly sources: readonly string[];
}

/** A metric with its question, parameters, definition and computation: everything a page, link, API route or CSV needs. */
export interface Study<Schema extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** What one row is; decides the default range (`last=1y` for sessions and instruments, `max` else). */
  readonly rowsAre: 'sessions' | 'events' | 'years' | 'instruments' | 'horizons';
  readonly params: Schema;
  /** What a link's own texts leave out, where the default depends on what they say; all else is at the schema's own. Never changes a text that is given. */
  fill?(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Whether it may take up to about a second, as all that read members may (`isHeavy`): such answers are computed one at a time and kept. Others take 15 ms at most. */
  readonly heavy?: boolean;
  /** Symbols the study reads with these parameters, upper case. */
  symbols(params: z.output<Schema>): readonly string[];
  /** Which symbols it reads together on which basis, where that is not all of them on the one asked for. */
  reads?(params: z.output<Schema>, basis: 'price' | 'total'): readonly ClosesRead[];
  /** Where the study stands as it starts: on the newest session that most of these have, so that a late one does not hold it back; left out, on the last that all of its symbols have. */
  quorum?(params: z.output<Schema>): readonly string[];
  /** Universes that the study reads with these parameters; studies of instruments leave it out. */
  universes?(params: z.output<Schema>): readonly UniverseNeed[];
  definition(params: z.output<Schema>): Definition;
  compute(context: StudyContext, params: z.output<Schema>): StudyComputation;
}
