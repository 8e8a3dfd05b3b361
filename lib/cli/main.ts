import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { UnknownSymbol } from '@/lib/ingest/run-ingest';
import { LeaseNotObtained } from '@/lib/ingest/with-lease';
import { addCommand, type AddOptions } from './commands/add';
import { exportClosesCommand } from './commands/export-closes';
import { importCommand } from './commands/import';
import { migrateCommand } from './commands/migrate';
import { pullCommand, type PullOptions } from './commands/pull';
import { acceptCommand, listQuarantineCommand, rejectCommand } from './commands/quarantine';
import { removeCommand } from './commands/remove';
import { statusCommand } from './commands/status';
import { withContext, type CommandContext } from './context';
import { exitCodes, UsageError } from './exit-codes';
import { createOutput } from './output';
import { parseId, parseSymbol, parseSymbols, parseWait } from './parse-arguments';

interface GlobalOptions {
  readonly json: boolean;
  readonly wait: number;
}

const stop = new AbortController();
let exitCode: number = exitCodes.ok;

const program = new Command('npm run data --')
  .description('Closes of the followed instruments: import, pull, look, decide.')
  .option('--json', 'one JSON value on stdout instead of text', false)
  .addOption(new Option('--wait <seconds>', 'how long to wait for another writer').argParser(parseWait).default(600))
  .showHelpAfterError('(add --help for what is accepted)')
  .exitOverride();

function toDate(text: string) {
  try {
    return parseSessionDate(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function readOutput() {
  return createOutput({ json: program.opts<GlobalOptions>().json, stdout: process.stdout, stderr: process.stderr });
}

async function run(work: (context: CommandContext) => Promise<number>): Promise<void> {
  const waitMs = program.opts<GlobalOptions>().wait * 1000;
  exitCode = await withContext({ output: readOutput(), waitMs, signal: stop.signal }, work);
}

program.command('import <dir>').description('store the closes of a folder of <SYMBOL>.csv files').action((folder: string) => run((context) => importCommand(context, folder)));

for (const kind of ['pull', 'verify'] as const) {
  program
    .command(kind)
    .description(kind === 'pull' ? 'fetch what is missing and the last ten sessions from the providers' : 'fetch the last ten sessions again and compare')
    .addOption(new Option('--symbols <list>', 'only these, comma separated').argParser(parseSymbols))
    .addOption(new Option('--from <date>', 'first session').argParser(toDate))
    .addOption(new Option('--to <date>', 'last session').argParser(toDate))
    .action((options: PullOptions) => {
      if (options.from !== undefined && options.to !== undefined && options.from > options.to) throw new UsageError(`--from ${options.from} is after --to ${options.to}`);
      return run((context) => pullCommand(context, { ...options, kind }));
    });
}

program
  .command('add <symbol>')
  .description('follow an instrument, or change its description')
  .option('--name <text>')
  .addOption(new Option('--kind <kind>').choices(['index', 'stock', 'etf']))
  .option('--yahoo <symbol>')
  .option('--cboe <symbol>')
  .option('--nasdaq <symbol>')
  .option('--fred <series>')
  .action((symbol: string, options: AddOptions) => run((context) => addCommand(context, parseSymbol(symbol), options)));

program.command('remove <symbol>').description('stop following an instrument').action((symbol: string) => run((context) => removeCommand(context, parseSymbol(symbol))));
program.command('status').description('what is stored, how fresh, who writes, last runs').action(() => run(statusCommand));
program.command('migrate').description('create the store or bring it up to date').action(async () => {
  exitCode = await migrateCommand(readOutput());
});

const quarantine = program.command('quarantine').description('rows that were not stored, and what to do about them');
quarantine.command('list', { isDefault: true }).option('--all', 'also those decided', false).action((options: { all: boolean }) => run((context) => listQuarantineCommand(context, options)));
quarantine.command('accept <id>').action((id: string) => run((context) => acceptCommand(context, parseId(id))));
quarantine.command('reject <id>').action((id: string) => run((context) => rejectCommand(context, parseId(id))));

program
  .command('export')
  .description('write data to files')
  .command('closes')
  .description('<SYMBOL>.csv per instrument into --out, or one symbol to stdout')
  .addOption(new Option('--symbols <list>', 'only these, comma separated').argParser(parseSymbols))
  .option('--out <folder>')
  .action((options: { symbols?: string[]; out?: string }) => run((context) => exportClosesCommand(context, { symbols: options.symbols, folder: options.out })));

function toExitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof UsageError || error instanceof UnknownSymbol) return exitCodes.usage;
  return error instanceof LeaseNotObtained ? exitCodes.busy : exitCodes.failed;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => {
  stop.abort(new Error(`Stopped by ${signal}; what was committed stays, run it again for the rest.`));
});

try {
  await program.parseAsync();
} catch (error) {
  exitCode = toExitCode(error);
}
process.exitCode = exitCode;
