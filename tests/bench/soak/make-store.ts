import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { runScript } from './run-script';

/** A copy of a store, as it is at this moment. @throws Error where there is none. */
async function copyStore(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`--store takes the SQLite file of a store; there is none at ${from}`);
  const database = new Database(from, { readonly: true });
  try {
    await database.backup(to);
  } finally {
    database.close();
  }
}

/** The sample market as if its closes were real: an import is then added to them, and does not take their place. */
async function makeSample(path: string): Promise<void> {
  await runScript('lib/cli/prepare', [], { DATABASE_URL: `file:${path}`, FIRST_RUN: 'sample' });
  const database = new Database(path);
  try {
    database.exec(`UPDATE "DataVersion" SET "simulated" = 0`);
    database.exec(`UPDATE "Instrument" SET "licenceClass" = 'soak' WHERE "licenceClass" = 'simulated'`);
  } finally {
    database.close();
  }
}

/** Makes the store that is served, at `path`: of the sample market, or a copy of the one given, which stays as it is. */
export async function makeStore(path: string, given: string | undefined): Promise<void> {
  if (given === undefined) await makeSample(path);
  else await copyStore(given, path);
}
