import { importFolder } from '@/lib/ingest/import-folder';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';
import { describeRun } from '../output';

/** `import <dir>`: real closes from `<SYMBOL>.csv` files. */
export async function importCommand(context: CommandContext, folder: string): Promise<number> {
  const { store, calendar, now, output, signal } = context;
  const report = await asWriter(context, `import of ${folder}`, (fence) =>
    importFolder({ store, folder, calendar, now, fence, origin: 'cli', signal, onProgress: output.progress }),
  );
  output.result(report, describeRun(report));
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}
