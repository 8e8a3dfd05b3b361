import type { PrismaClient } from './generated/sqlite/client';
import type { SqlDialect } from './sql/dialect';

/** An open store. Everything reads through `reader`; every change goes through `write`. */
export interface Store {
  readonly databaseUrl: string;
  readonly dialect: SqlDialect;
  /** Never used for changes. */
  readonly reader: PrismaClient;
  /** Runs one change at a time: writers in one process wait for each other here, not at the database's lock. */
  write<Result>(work: (writer: PrismaClient) => Promise<Result>): Promise<Result>;
  /**
   * Runs a small change that must not wait for a commit: on PostgreSQL on a connection of its own, beside the changes in line. On SQLite it is
   * `write`, since one lock serves every writer.
   */
  writeBeside<Result>(work: (writer: PrismaClient) => Promise<Result>): Promise<Result>;
  /** Waits for running changes, then disconnects. */
  close(): Promise<void>;
}
