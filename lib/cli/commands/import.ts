import type { UniverseFileImport } from '@/lib/ingest/import/universe-file';
import { importCounts } from '@/lib/ingest/import/import-counts';
import { importFolder } from '@/lib/ingest/import/import-folder';
import { importPanel } from '@/lib/ingest/import/import-panel';
import { importSectors } from '@/lib/ingest/import/import-sectors';
import { importWeights } from '@/lib/ingest/import/import-weights';
import type { RunReport } from '@/lib/ingest/commit/run-report';
import { refreshShipped } from '@/lib/ingest/import/shipped-memberships';
import type { DateOrder } from '@/lib/sources/files/detect-dates';
import type { Fence } from '@/lib/store/close-row';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { runOrTry } from '../dry-run';
import { exitCodes, UsageError } from '../exit-codes';

export interface ImportOptions {
  /** A file with closes of many securities. */
  readonly panel?: string | undefined;
  /** Universes whose counts, weights or sectors the path holds. */
  readonly counts?: string | undefined;
  readonly weights?: string | undefined;
  readonly sectors?: string | undefined;
  /** How dates that can be read both ways are meant. */
  readonly dates?: DateOrder | undefined;
  /** Says what would be stored, and stores nothing. */
  readonly dryRun?: boolean | undefined;
  /** Why it is stored against its verdict. */
  readonly force?: string | undefined;
}

type Work = (fence: Fence) => Promise<RunReport>;

const accepted = 'import takes one of: <dir>, --panel <file>, --counts <universe> <file>, --weights <universe> <file>, --sectors <universe> <file>';

function chooseUniverseFile({ store, calendar, now }: CommandContext, options: ImportOptions, file: string | undefined): Work[] {
  const parts = [[options.counts, importCounts], [options.weights, importWeights], [options.sectors, importSectors]] as const;
  return parts.flatMap(([universeId, run]): Work[] => {
    if (universeId === undefined) return [];
    if (file === undefined) throw new UsageError(`The file with the data of ${universeId} is missing; ${accepted}`);
    return [(fence) => run({ store, universeId, file, calendar, now, fence, origin: 'cli', order: options.dates, force: options.force } satisfies UniverseFileImport)];
  });
}

function chooseCloses(context: CommandContext, options: ImportOptions, folder: string | undefined): Work[] {
  const { store, calendar, now, output, signal } = context;
  const { dates: order, force } = options;
  const common = { store, calendar, now, origin: 'cli', signal, onProgress: output.progress, order, force } as const;
  const withShipped = (run: Work): Work => async (fence) => {
    const report = await run(fence);
    const changed = report.state === 'failed' ? [] : await refreshShipped(store, fence);
    if (changed.length > 0) output.remark(`Members of ${changed.join(' and ')} are stored: all of their closes are here.`);
    return report;
  };
  const { panel } = options;
  if (panel !== undefined && folder !== undefined) throw new UsageError(`--panel and "${folder}" were both given; ${accepted}`);
  if (panel !== undefined) return [withShipped((fence) => importPanel({ ...common, file: panel, fence }))];
  return folder === undefined ? [] : [withShipped((fence) => importFolder({ ...common, folder, fence }))];
}

function chooseWork(context: CommandContext, path: string | undefined, options: ImportOptions): Work {
  const universeFiles = chooseUniverseFile(context, options, path);
  const works = [...universeFiles, ...(universeFiles.length === 0 || options.panel !== undefined ? chooseCloses(context, options, path) : [])];
  const [work] = works;
  if (work === undefined || works.length > 1) throw new UsageError(accepted);
  return work;
}

/** `import`: closes from a folder of `<SYMBOL>.csv` files or a panel, or counts, weights and sectors of a universe; with `--dry-run` on a copy. */
export async function importCommand(context: CommandContext, path: string | undefined, options: ImportOptions): Promise<number> {
  const run = async (used: CommandContext) => await asWriter(used, `import of ${options.panel ?? path ?? ''}`, chooseWork(used, path, options));
  const report = await runOrTry(context, options, run);
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}
