import { importChosen, type ChosenImport } from '@/lib/ingest/import/import-chosen';
import type { DateOrder } from '@/lib/sources/files/detect-dates';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { runOrTry } from '../dry-run';
import { exitCodes, UsageError } from '../exit-codes';
import { parseSeriesId } from '../parse-arguments';

export interface ImportOptions {
  /** A file with closes of many securities. */
  readonly panel?: string | undefined;
  /** Universes whose counts, weights, sectors or earnings the path holds. */
  readonly counts?: string | undefined;
  readonly weights?: string | undefined;
  readonly sectors?: string | undefined;
  readonly earnings?: string | undefined;
  /** A file with notes on days. */
  readonly events?: string | undefined;
  /** The series whose values the path holds. */
  readonly series?: string | undefined;
  /** How dates that can be read both ways are meant. */
  readonly dates?: DateOrder | undefined;
  /** Says what would be stored, and stores nothing. */
  readonly dryRun?: boolean | undefined;
  /** Why it is stored against its verdict. */
  readonly force?: string | undefined;
}

const accepted =
  'import takes one of: <dir>, <SYMBOL>.csv, --panel <file>, --counts <universe> <file>, --weights <universe> <file>, --sectors <universe> <file>, --earnings <universe> <file>, --series <id> <file>, --events <file>';

function chooseUniverseFile(options: ImportOptions, file: string | undefined): ChosenImport[] {
  return (['counts', 'weights', 'sectors', 'earnings'] as const).flatMap((kind): ChosenImport[] => {
    const universeId = options[kind];
    if (universeId === undefined) return [];
    if (file === undefined) throw new UsageError(`The file with the data of ${universeId} is missing; ${accepted}`);
    return [{ kind, universeId, file }];
  });
}

function chooseSeriesFile({ series }: ImportOptions, file: string | undefined): ChosenImport[] {
  if (series === undefined) return [];
  if (file === undefined) throw new UsageError(`The file with the values of ${series} is missing; ${accepted}`);
  return [{ kind: 'series', seriesId: parseSeriesId(series), file }];
}

function chooseFiles({ panel, events }: ImportOptions, folder: string | undefined): ChosenImport[] {
  const named = panel === undefined ? events : panel;
  if (named !== undefined && folder !== undefined)
    throw new UsageError(`${panel === undefined ? '--events' : '--panel'} and "${folder}" were both given; ${accepted}`);
  if (panel !== undefined && events !== undefined) throw new UsageError(accepted);
  if (panel !== undefined) return [{ kind: 'panel', file: panel }];
  if (events !== undefined) return [{ kind: 'events', file: events }];
  return folder === undefined ? [] : [{ kind: 'closes', folder }];
}

function choose(path: string | undefined, options: ImportOptions): ChosenImport {
  const files = [...chooseUniverseFile(options, path), ...chooseSeriesFile(options, path)];
  const all = [
    ...files,
    ...(files.length === 0 || options.panel !== undefined || options.events !== undefined ? chooseFiles(options, path) : []),
  ];
  const [chosen] = all;
  if (chosen === undefined || all.length > 1) throw new UsageError(accepted);
  return chosen;
}

/** `import`: closes from `<SYMBOL>.csv` files or a panel, counts, weights and sectors of a universe, values of a series, or notes on days; with `--dry-run` on a copy. */
export async function importCommand(context: CommandContext, path: string | undefined, options: ImportOptions): Promise<number> {
  const { dates: order, force, panel, events } = options;
  const chosen = choose(path, options);
  const run = (used: CommandContext) =>
    asWriter(used, `import of ${panel ?? events ?? path ?? ''}`, (fence) => {
      const { store, calendar, now, output, signal } = used;
      const request = { store, calendar, now, fence, origin: 'cli', signal, onProgress: output.progress, order, force } as const;
      return importChosen(request, chosen, (universes) => {
        output.remark(`Members of ${universes.join(' and ')} are stored: all of their closes are here.`);
      });
    });
  const report = await runOrTry(context, options, run);
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}
