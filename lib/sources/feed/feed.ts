import type { SessionDate } from '@/lib/calendar/session-date';
import type { CsvAnswer } from '../parse-csv-answer';
import type { SourceInstrument, Split } from '../source';

/** What is asked of a feed: one name, its sessions, both ends inclusive. */
export interface FeedAsked {
  /** The provider's own. */
  readonly symbol: string;
  readonly kind: SourceInstrument['kind'];
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly today: SessionDate;
  readonly keys: readonly string[];
}

/** Where an answer is asked for. */
export interface FeedAddress {
  /** Begins with a slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Where the provider takes its key in a header. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FeedRows extends CsvAnswer {
  /** Those that the rows tell of. */
  readonly splits?: readonly Split[];
}

/** A provider that answers for one name at a time, as far as it differs from the others of its kind. */
export interface Feed {
  readonly provider: string;
  readonly findAddress: (asked: FeedAsked) => FeedAddress;
  /** @throws SourceError for what is no answer to what was asked. */
  readonly read: (text: string, asked: FeedAsked) => FeedRows;
  /** Closes come as they were traded: they are divided by the splits after them, those of the rows and of this second answer. */
  readonly splits?: { readonly findAddress: (asked: FeedAsked) => FeedAddress; readonly read: (text: string) => readonly Split[] };
  /** Most rows of one answer, the newest of what was asked for; the older ones are asked for again. */
  readonly mostRows?: number;
}
