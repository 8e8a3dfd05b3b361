import { fillEmptyStore } from '@/lib/ingest/first-run/fill-empty-store';
import { getDataVersion } from '@/lib/store/data-version';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';

/** `sample`: fills an empty store with the sample market, without asking a provider. One that holds it already stays as it is; real closes are never given up for it. */
export async function sampleCommand(context: CommandContext): Promise<number> {
  const { store, calendar, now, output } = context;
  const { version, simulated } = await getDataVersion(store);
  if (version > 0 && !simulated) {
    output.remark(
      'Nothing was loaded: this store holds real closes. The sample market is for an empty one: DATABASE_URL=file:./data/sample.db npm run data -- sample',
    );
    return exitCodes.failed;
  }
  const report = await asWriter(context, 'sample', (fence) =>
    fillEmptyStore({ store, createSources: () => [], calendar, now, fence, firstRun: 'sample', onProgress: output.progress }),
  );
  output.result({ filled: report.filled }, [report.text]);
  return exitCodes.ok;
}
