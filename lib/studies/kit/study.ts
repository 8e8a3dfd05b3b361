import type { z } from 'zod';
import type { Basis, Market } from '@/lib/market/market';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { ClosesRead } from '@/lib/market/choose-closes';
import type { Sampling } from '@/lib/market/resample-market';
import type { StudyRange } from '@/lib/market/study-range';
import type { SeriesNeed } from '@/lib/market/series/observed-series';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import type { ChartSpec } from './chart-spec';
import type { Column, Row } from './column';
import type { Flag } from './flag';
import type { Coverage, Definition, EventTable, Headline, SideTable, StudyResult } from './study-result';
import type { Verdict } from './verdict';

// What a study is made of, by one name: each part is described where its schema stands.
export type { ChartBand, ChartContext, ChartLayer, ChartLine, ChartMark, ChartSpec } from './chart-spec';
export type { Cell, Column, ColumnType, ColumnUnit, Row } from './column';
export type { Flag, FlagCode } from './flag';
export type { Coverage, Definition, EventTable, Headline, SideTable } from './study-result';
export type { SentencePart, Understated, Verdict, VerdictKind } from './verdict';

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
  readonly basis: Basis | null;
  readonly tables?: readonly SideTable[];
  /** What a claim comes to; studies that check none leave it out. */
  readonly verdict?: Verdict;
}

/** The market as the study may see it, and what of it is displayed. */
export interface StudyContext {
  /** Cut after `asOf` (nothing later can be read), with the assumed session, if any, as its last, in the unit of the study's `sampling`. */
  readonly market: Market;
  /** The sessions that the units of `market` were gathered from, up to the end of the last of them; left out where it measures sessions. */
  readonly daily?: Market;
  /** What is displayed, and the close that it is measured from. Chooses rows, never values. */
  readonly range: StudyRange;
  readonly basis: Basis;
  /** The session after the market's last by the calendar, which tells whether a month or a year ends there; null or left out where that is not known. */
  readonly next?: SessionDate | null;
}

/** A metric with its question, parameters, definition and computation: everything a page, link, API route or CSV needs. */
export interface Study<Schema extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** What one row is; decides the default range (`last=1y` for sessions and instruments, `max` else), and whether they stand in an order of their own (instruments, horizons, periods). */
  readonly rowsAre: StudyResult['study']['rowsAre'];
  readonly params: Schema;
  /** What a link's own texts leave out, where the default depends on what they say; all else is at the schema's own. Never changes a text that is given. */
  fill?(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Whether it may take up to about a second, as all that read members may (`isHeavy`): such answers are computed one at a time and kept. Others take 15 ms at most. */
  readonly heavy?: boolean;
  /** Symbols the study reads with these parameters, upper case. */
  symbols(params: z.output<Schema>): readonly string[];
  /** Which symbols it reads together on which basis, where that is not all of them on the one asked for. */
  reads?(params: z.output<Schema>, basis: Basis): readonly ClosesRead[];
  /** Where the study stands as it starts: on the newest session that most of these have, so that a late one does not hold it back; left out, on the last that all of its symbols have. */
  quorum?(params: z.output<Schema>): readonly string[];
  /** Universes that the study reads with these parameters; studies of instruments leave it out. */
  universes?(params: z.output<Schema>): readonly UniverseNeed[];
  /** Series that are no prices and are read with these parameters; what the store lacks of them the study says. */
  series?(params: z.output<Schema>): readonly SeriesNeed[];
  /** Whether events can be laid over its charts (`layers`): of a study whose rows are sessions unless told, of others where told. */
  readonly isLayered?: boolean;
  /** What these parameters take for a session; left out where a study measures sessions alone. */
  sampling?(params: z.output<Schema>): Sampling;
  definition(params: z.output<Schema>): Definition;
  compute(context: StudyContext, params: z.output<Schema>): StudyComputation;
}
