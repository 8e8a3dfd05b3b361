import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Env } from '@/lib/env';
import { restoreBackup } from '@/lib/store/backup/restore-backup';
import { writeBackup } from '@/lib/store/backup/write-backup';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';
import type { Output } from '../output';

/** `backup`: everything that is stored into one file, while others may write. */
export async function backupCommand({ store, output }: CommandContext, path: string): Promise<number> {
  if (existsSync(path)) throw new UsageError(`${path} is there already; a backup takes the place of none`);
  const { dataVersion, rows } = await writeBackup(store, path);
  output.result({ file: resolve(path), dataVersion, rows }, [`${path}: ${rows} rows, data version ${dataVersion}`]);
  return exitCodes.ok;
}

/** `restore`: a backup into a store that does not exist yet, or is empty. */
export async function restoreCommand(env: Env, output: Output, path: string): Promise<number> {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}`);
  const { dataVersion, rows } = await restoreBackup(env.DATABASE_URL, path);
  output.result({ dataVersion, rows }, [
    `restored ${rows} rows, data version ${dataVersion}; \`npm run data -- check\` looks at all of them`,
  ]);
  return exitCodes.ok;
}
