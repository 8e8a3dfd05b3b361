import type { SessionDate } from '@/lib/calendar/session-date';
import { defaultInstruments } from '@/lib/ingest/default-instruments';
import { runIngest } from '@/lib/ingest/run-ingest';
import { createSources } from '@/lib/sources/create-sources';
import { listInstruments, upsertInstrument } from '@/lib/store/instruments';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';
import { describeRun } from '../output';

export interface PullOptions {
  readonly symbols?: readonly string[] | undefined;
  readonly from?: SessionDate | undefined;
  readonly to?: SessionDate | undefined;
  readonly kind?: 'pull' | 'verify';
}

/** `pull`: what is missing, and the last ten sessions again, from the providers. A store without instruments gets the ten. */
export async function pullCommand(context: CommandContext, options: PullOptions): Promise<number> {
  const { store, calendar, now, output, env, signal } = context;
  const report = await asWriter(context, options.kind ?? 'pull', async (fence) => {
    if ((await listInstruments(store)).length === 0) {
      for (const instrument of defaultInstruments) await upsertInstrument(store, instrument);
    }
    const sources = createSources(env);
    return await runIngest({ store, sources, calendar, now, fence, origin: 'cli', signal, onProgress: output.progress, ...options });
  });
  output.result(report, describeRun(report));
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}
