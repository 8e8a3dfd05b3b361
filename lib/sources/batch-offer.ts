import type { SessionDate } from '@/lib/calendar/session-date';

/** What a provider gives in one request for many instruments, as far as a plan must know it. */
export interface BatchOffer {
  /** Most instruments of a request; null: a request gives one session of all that it has. */
  readonly symbolsPerRequest: number | null;
  /** Most rows of an answer, of all its instruments together; null where it gives all that was asked for. */
  readonly rowsPerRequest: number | null;
  /** The first session that it has, where it begins on one. */
  readonly historyFrom: SessionDate | null;
  /** How many days before today its answers begin, where they move along. */
  readonly historyDays: number | null;
}
