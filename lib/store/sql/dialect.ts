/** What differs between the databases. Everything else is Prisma or SQL that both understand, written with `?`. */
export interface SqlDialect {
  readonly provider: 'sqlite' | 'postgresql';
  /** `sql`, written with `?`, with the placeholders of this database. */
  toNative(sql: string): string;
  /** First statement of a batch that must not run beside another process's, or null where any write has that effect. */
  readonly lockWriters: string | null;
  /**
   * A SELECT over one `?` bound to a JSON array of arrays
   * `[day, open, high, low, close, adjClose, provisional 0|1, source]`, yielding columns of those names and `sourceId` for the last.
   */
  readonly selectIncoming: string;
  /**
   * The instant `column`, later by what has passed since the instant bound to one `?`, but by that no later than `mostMs` from now; texts, ISO 8601 with
   * Z and milliseconds. Null where a lease is renewed beside a commit.
   */
  readonly addElapsed: ((column: string, mostMs: number) => string) | null;
  /** The instant bound to the first of two `?`, or that of the database's clock where it is null, later by the milliseconds bound to the second; a text, ISO 8601 with Z and milliseconds. */
  readonly instant: string;
  /** A table function over one `?` bound to a JSON array of arrays, with a column `value` whose items `->>` reads. */
  readonly eachRow: string;
  /** The number of days from 1970-01-01 to a date, a text, and the other way round. */
  dayOf(session: string): string;
  sessionOf(day: string): string;
  /** An aggregate that makes one JSON array, as text, of an expression over rows ordered by `key`, keeping nulls and every bit of a number. */
  aggregate(expression: string, key?: 'session' | 'day'): string;
  /** One JSON array, as text, of the rows of a subquery in its order, each an array of these columns; `keys` are what it is ordered by. */
  aggregateRows(columns: readonly string[], keys: readonly string[]): string;
  /** The item at a place of a row of `eachRow`, as a value of a column of this type. */
  itemAs(place: number, type: string): string;
  /** A SELECT of the columns of every table of the store: `table`, `column`, `type`, and `key`, its place in the primary key, else 0. */
  readonly selectColumns: string;
  /** First statement of a transaction that reads the store as it is at one moment, or null where any does. */
  readonly holdStill: string | null;
  /** Lets a column that numbers its rows go on after the largest number, or null where it does so by itself. */
  continueNumbers(table: string, column: string): string | null;
}
