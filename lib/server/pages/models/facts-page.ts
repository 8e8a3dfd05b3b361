import type { SessionDate } from '@/lib/calendar/session-date';
import type { StudyResult } from '@/lib/studies/kit/study-result';

/** Another session of the facts page. */
export interface SessionLink {
  readonly date: SessionDate;
  readonly href: string;
}

/** The session of a page and the ways to others. */
export interface SessionSteps {
  readonly asOf: SessionDate;
  readonly previous: SessionLink | null;
  readonly next: SessionLink | null;
  /** The newest session stored; null where it is the one shown. */
  readonly newest: SessionLink | null;
  /** What a form that changes the session keeps. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly first: SessionDate | null;
  readonly last: SessionDate | null;
}

/** A session on which most are not in yet. */
export interface LaterSession extends SessionLink {
  /** Whose close of it is not stored, as they are named in a sentence. */
  readonly missing: readonly string[];
}

/** The facts of one session and the ways to others. */
export interface FactsPage {
  /** Its `links.page` is this page, not the study's. */
  readonly result: StudyResult;
  /** The same facts as a study, with its controls. */
  readonly studyHref: string;
  /** The same without what is assumed. */
  readonly settledHref: string;
  readonly pinnedHref: string;
  /** The longest list; null where all are listed. */
  readonly moreHref: string | null;
  /** The names of instruments by symbol. */
  readonly names: Readonly<Record<string, string>>;
  readonly steps: SessionSteps;
  /** A later session that is stored in part, where the page was asked for none; null where there is none. */
  readonly later: LaterSession | null;
}
