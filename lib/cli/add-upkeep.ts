import type { Command } from 'commander';
import type { Env } from '@/lib/env';
import { migrateCommand } from './commands/migrate';
import type { Output } from './output';
import type { Run } from './run-command';

/** The commands that keep the store itself in order: `migrate`, `backup`, `restore`, `check`. `read` gives those their settings that open it themselves. */
export function addUpkeep(
  program: Command,
  run: Run,
  onEnd: (code: number) => void,
  read: () => { readonly env: Env; readonly output: Output },
): void {
  program
    .command('migrate')
    .description('create the store or bring it up to date')
    .action(async () => {
      const { env, output } = read();
      onEnd(await migrateCommand(env, output));
    });
  program
    .command('backup <file>')
    .description('write everything that is stored to a file, which both databases can be restored from')
    .action((path: string) =>
      run(async (context) => {
        const { backupCommand } = await import('./commands/backup');
        return await backupCommand(context, path);
      }),
    );
  program
    .command('restore <file>')
    .description('fill a store that does not exist yet, or is empty, from a backup')
    .action(async (path: string) => {
      const { restoreCommand } = await import('./commands/backup');
      const { env, output } = read();
      onEnd(await restoreCommand(env, output, path));
    });
  program
    .command('check')
    .description('whether what is stored contradicts itself: closes and revisions, counts, members, versions')
    .action(() =>
      run(async (context) => {
        const { checkCommand } = await import('./commands/check');
        return await checkCommand(context);
      }),
    );
}
