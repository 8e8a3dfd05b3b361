import { Command, InvalidArgumentError, Option } from 'commander';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { providerIds } from '@/lib/sources/registry';
import { addUniverses } from './add-universes';
import { addUpkeep } from './add-upkeep';
import type { CliProcess } from './cli-process';
import type { AddOptions } from './commands/add';
import type { ExportStudyOptions } from './commands/export-study';
import type { ImportOptions } from './commands/import';
import type { PullOptions } from './commands/pull';
import type { QuarantineChoice } from './commands/quarantine';
import type { SeriesPullOptions } from './commands/series';
import { withContext } from './context';
import { datesOption } from './dates-option';
import { UsageError } from './exit-codes';
import { createOutput } from './output';
import { parseId, parseSymbol, parseSymbols, parseWait } from './parse-arguments';
import type { Run } from './run-command';

interface GlobalOptions {
  readonly json: boolean;
  readonly wait: number;
}

function toDate(text: string) {
  try {
    return parseSessionDate(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function addImports(program: Command, run: Run): void {
  program
    .command('import [path]')
    .description(
      'store the closes of <SYMBOL>.csv, of a folder of such files, of a panel, what a file says of a universe or a series, or notes on days',
    )
    .option('--panel <file>', 'closes of many securities: date,symbol,close,adj_close; gzip or not')
    .option('--counts <universe>', 'the path is a file of ready-made counts: date,adv,decl,unch,new_highs,new_lows')
    .option('--weights <universe>', 'the path is a file of weights in percent: date,AAPL,... or date,symbol,weight')
    .option('--sectors <universe>', 'the path is a file of sectors: symbol,sector')
    .option('--earnings <universe>', 'the path is a file of quarterly earnings by day of filing: ticker,period_end,filed,value')
    .option('--series <id>', 'the path is a file of values that are not prices: date,value[,known_from], or as FRED gives them')
    .option('--events <file>', 'notes of your own over charts, a list named after its file: date (or from,to),text[,source][,known_from]')
    .addOption(datesOption())
    .option('--dry-run', 'say what would be new, revised, refused, and which sentences would change; store nothing')
    .option('--force <reason>', 'store what the verdict on its file would refuse or hold back, and keep why')
    .action((path: string | undefined, options: ImportOptions) =>
      run(async (context) => (await import('./commands/import')).importCommand(context, path, options)),
    );
}

function addPulls(program: Command, run: Run): void {
  const descriptions = {
    pull: 'fetch what is missing and the last ten sessions from the providers',
    verify: 'fetch the last ten sessions again and compare',
  };
  for (const kind of ['pull', 'verify'] as const) {
    const command = program.command(kind).description(descriptions[kind]);
    if (kind === 'pull')
      command.option(
        '--universe <id>',
        "the closes of a universe's members; with --from everyone who was one since. A pull that was stopped goes on where it was",
      );
    command
      .addOption(new Option('--symbols <list>', 'only these, comma separated').argParser(parseSymbols))
      .addOption(new Option('--from <date>', 'first session').argParser(toDate))
      .addOption(new Option('--to <date>', 'last session').argParser(toDate))
      .action((options: PullOptions) => {
        const { from, to } = options;
        if (from !== undefined && to !== undefined && from > to) throw new UsageError(`--from ${from} is after --to ${to}`);
        return run(async (context) => (await import('./commands/pull')).pullCommand(context, { ...options, kind }));
      });
  }
}

function addSeries(program: Command, run: Run): void {
  const series = program.command('series').description('series that are not prices: inflation, rates, growth, work');
  series
    .command('list', { isDefault: true })
    .description('what is stored of each, and when the next value is expected')
    .action(() => run(async (context) => (await import('./commands/series')).listSeriesCommand(context)));
  series
    .command('pull [ids...]')
    .description('fetch series from FRED: the shipped ones, or those named')
    .addOption(
      new Option(
        '--vintages [since]',
        'also what was known since a day, two years back unless said: every vintage with FRED_API_KEY, else that of each end of a month',
      ).argParser(toDate),
    )
    .action((ids: string[], options: SeriesPullOptions) =>
      run(async (context) => (await import('./commands/series')).pullSeriesCommand(context, ids, options)),
    );
}

function addInstruments(program: Command, run: Run): void {
  const add = program
    .command('add <symbol>')
    .description('follow an instrument, or change its description')
    .option('--name <text>')
    .addOption(new Option('--kind <kind>').choices(['index', 'stock', 'etf']));
  const named = providerIds.map((id) => ({ id, option: new Option(`--${id} <symbol>`, `its name at ${id}`) }));
  for (const { option } of named) add.addOption(option);
  add.action((symbol: string, options: Omit<AddOptions, 'providerSymbols'> & Readonly<Record<string, string | undefined>>) => {
    const providerSymbols = Object.fromEntries(
      named.flatMap(({ id, option }): [string, string][] => {
        const symbol = options[option.attributeName()];
        return symbol === undefined ? [] : [[id, symbol]];
      }),
    );
    return run(async (context) =>
      (await import('./commands/add')).addCommand(context, parseSymbol(symbol), {
        name: options.name,
        kind: options.kind,
        providerSymbols,
      }),
    );
  });
  program
    .command('remove <symbol>')
    .description('stop following an instrument')
    .action((symbol: string) => run(async (context) => (await import('./commands/remove')).removeCommand(context, parseSymbol(symbol))));
}

function addQuarantine(program: Command, run: Run): void {
  const quarantine = program.command('quarantine').description('rows that were not stored, and what to do about them');
  const addChoice = (command: Command): Command =>
    command
      .addOption(new Option('--symbol <symbol>', 'those of this instrument').argParser(parseSymbol))
      .addOption(new Option('--run <id>', 'those of this run').argParser(parseId))
      .option('--reason <text>', 'those whose reason holds this');
  addChoice(quarantine.command('list', { isDefault: true }))
    .description('the open rows')
    .option('--all', 'also those decided', false)
    .action((options: QuarantineChoice & { all: boolean }) =>
      run(async (context) => (await import('./commands/quarantine')).listQuarantineCommand(context, options)),
    );
  const decisions = [
    ['accept', 'store rows as they came: one by its id, or all of a choice', 'acceptCommand'],
    ['reject', 'keep rows out, also when they come again: one by its id, or all of a choice', 'rejectCommand'],
  ] as const;
  for (const [name, text, decide] of decisions) {
    addChoice(quarantine.command(`${name} [id]`))
      .description(text)
      .action((id: string | undefined, options: QuarantineChoice) =>
        run(async (context) =>
          (await import('./commands/quarantine'))[decide](context, id === undefined ? undefined : parseId(id), options),
        ),
      );
  }
}

function addExports(program: Command, run: Run): void {
  const exports = program.command('export').description('write data to files');
  exports
    .command('closes')
    .description('<SYMBOL>.csv per instrument into --out, or one symbol to stdout')
    .addOption(new Option('--symbols <list>', 'only these, comma separated').argParser(parseSymbols))
    .option('--out <folder>')
    .action(({ symbols, out }: { symbols?: string[]; out?: string }) =>
      run(async (context) => (await import('./commands/export-closes')).exportClosesCommand(context, { symbols, folder: out })),
    );
  exports
    .command('study <id> [query]')
    .description('the rows of a study, as its link answers them: export study streaks "symbol=RUT&direction=up"')
    .option('--out <file>', 'a file instead of stdout')
    .addOption(new Option('--format <format>', 'csv, or json with everything the link answers').choices(['csv', 'json']))
    .action((id: string, query: string | undefined, options: ExportStudyOptions) =>
      run(async (context) => {
        const { exportStudyCommand } = await import('./commands/export-study');
        return await exportStudyCommand(context, id, query ?? '', options);
      }),
    );
}

/**
 * The commands and options, each command loaded when it is asked for: all of them at once take longer than most run.
 * @param onEnd gets the exit code of the command that ran. Parsing throws CommanderError.
 */
export function createProgram(owner: CliProcess, onEnd: (code: number) => void): Command {
  const { stdout, stderr, getEnv, signal } = owner;
  // Set before any command is added, since commands inherit it.
  const program = new Command('npm run data --')
    .description('Closes of the followed instruments: import, pull, look, decide.')
    .option('--json', 'one JSON value on stdout instead of text', false)
    .addOption(new Option('--wait <seconds>', 'how long to wait for another writer').argParser(parseWait).default(600))
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError('(add --help for what is accepted)')
    .exitOverride();
  const readOutput = () => createOutput({ json: program.opts<GlobalOptions>().json, stdout, stderr });
  const run: Run = async (work) => {
    const waitMs = program.opts<GlobalOptions>().wait * 1000;
    onEnd(await withContext({ env: getEnv(), output: readOutput(), waitMs, signal }, work));
  };
  addImports(program, run);
  addUniverses(program, run);
  addPulls(program, run);
  addSeries(program, run);
  addInstruments(program, run);
  program
    .command('status')
    .description('what is stored, how fresh, who writes, last runs')
    .action(() => run(async (context) => (await import('./commands/status')).statusCommand(context)));
  program
    .command('sources')
    .description('the providers that are asked, and what each offers')
    .action(async () => {
      const { sourcesCommand } = await import('./commands/sources');
      onEnd(sourcesCommand(getEnv(), readOutput()));
    });
  program
    .command('doctor')
    .description('asks every source for two symbols and three sessions and compares: a report to paste, without keys')
    .action(async () => {
      const { doctorCommand } = await import('./commands/doctor');
      onEnd(await doctorCommand(getEnv(), readOutput(), new Date()));
    });
  addQuarantine(program, run);
  addUpkeep(program, run, onEnd, () => ({ env: getEnv(), output: readOutput() }));
  program
    .command('sample')
    .description('fill an empty store with the sample market; no provider is asked')
    .action(() => run(async (context) => (await import('./commands/sample')).sampleCommand(context)));
  const claims = program.command('claims').description('what the stored closes say of every published claim, or of a sentence');
  claims
    .command('read <text>')
    .description('make claims of a sentence and judge them')
    .addOption(new Option('--as-of <date>', 'the day on which it was published').argParser(toDate))
    .action((text: string, { asOf }: { readonly asOf?: ReturnType<typeof toDate> }) =>
      run(async (context) => {
        const { readClaimsCommand } = await import('./commands/claims');
        return await readClaimsCommand(context, text, asOf ?? null);
      }),
    );
  claims
    .command('list', { isDefault: true })
    .description('what the stored closes say of every published claim')
    .action(() =>
      run(async (context) => {
        const { claimsCommand } = await import('./commands/claims');
        return await claimsCommand(context);
      }),
    );
  addExports(program, run);
  return program;
}
