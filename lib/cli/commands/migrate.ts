import type { Env } from '@/lib/env';
import { migrateStore } from '@/lib/store/migrate-store';
import { exitCodes } from '../exit-codes';
import type { Output } from '../output';

/** `migrate`: creates the store and brings it up to date; every other command does so too. */
export async function migrateCommand(env: Env, output: Output): Promise<number> {
  const { applied, unreturned } = await migrateStore(env.DATABASE_URL);
  output.result({ applied }, applied.length === 0 ? ['The store is up to date.'] : applied.map((name) => `applied ${name}`));
  if (unreturned !== null) output.remark(`The file keeps the room that is free in it now, until it is filled: ${unreturned}`);
  return exitCodes.ok;
}
