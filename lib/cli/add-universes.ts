import { Option, type Command } from 'commander';
import type { DefineOptions } from './commands/define';
import type { AliasOptions, MembershipOptions, SnapshotOptions } from './commands/universe';
import { datesOption } from './dates-option';
import { parseMonth } from './parse-arguments';
import type { Run } from './run-command';

/** `universe`: groups of stocks, their members and lists of one's own. */
export function addUniverses(program: Command, run: Run): void {
  const universe = program.command('universe').description('groups of stocks: their members, and what is stored of them');
  universe
    .command('list', { isDefault: true })
    .description('members, closes, weights and counts of each')
    .action(() => run(async (context) => (await import('./commands/universe')).listUniversesCommand(context)));
  universe
    .command('import <id> [file]')
    .description(
      "who belonged to it when: ticker,start_date,end_date (exclusive, empty for members now), or a fund's list of holdings as it was downloaded (csv, xlsx); mag7 and sectors need no file",
    )
    .addOption(datesOption())
    .option('--dry-run', 'say what would be new, withdrawn, refused, and which sentences would change; store nothing')
    .option('--force <reason>', 'store a list against its verdict, and keep why')
    .action((id: string, file: string | undefined, options: MembershipOptions) =>
      run(async (context) => (await import('./commands/universe')).importMembershipCommand(context, id, file, options)),
    );
  universe
    .command('define <id>')
    .description('breadth of a list of one’s own: today’s list, applied to the past from the first stored close of each')
    .requiredOption('--from-file <file>', 'tickers with anything between them, or a table with a column ticker or symbol')
    .option('--name <text>', 'what sentences call it')
    .option('--index <symbol>', 'the followed instrument that is shown above its breadth')
    .option('--skip-unknown', 'leave out tickers that are no stored stock or fund, instead of refusing the list')
    .option('--dry-run', 'say what would be new, withdrawn, refused, and which sentences would change; store nothing')
    .action((id: string, options: DefineOptions) =>
      run(async (context) => (await import('./commands/define')).defineCommand(context, id, options)),
    );
  universe
    .command('undefine <id>')
    .description('withdraw such a list; links that pin a data version answer as before')
    .action((id: string) => run(async (context) => (await import('./commands/define')).undefineCommand(context, id)));
  const follows = [
    ['follow', true, 'have the worker keep its members current'],
    ['unfollow', false, 'leave it as it is'],
  ] as const;
  for (const [name, isFollowed, text] of follows) {
    universe
      .command(`${name} <id>`)
      .description(text)
      .action((id: string) => run(async (context) => (await import('./commands/follow')).followCommand(context, id, isFollowed)));
  }
  universe
    .command('pull <id>')
    .description('the newest list of its members from an index fund; their closes come with `pull --universe <id>`')
    .addOption(
      new Option(
        '--since <month>',
        'the last session of each month from this one on, as 2006-09; a pull that was stopped goes on where it was',
      ).argParser(parseMonth),
    )
    .action((id: string, options: SnapshotOptions) =>
      run(async (context) => (await import('./commands/universe')).pullSnapshotsCommand(context, id, options)),
    );
  universe
    .command('alias [file]')
    .description('former tickers of securities: symbol,alias,start_date,end_date')
    .option('--remove <ticker>', 'takes a former ticker back')
    .addOption(datesOption())
    .action((file: string | undefined, options: AliasOptions) =>
      run(async (context) => (await import('./commands/universe')).aliasCommand(context, file, options)),
    );
}
