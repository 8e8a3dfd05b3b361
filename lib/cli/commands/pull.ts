import type { SessionDate } from '@/lib/calendar/session-date';
import { defaultInstruments } from '@/lib/ingest/securities/default-instruments';
import { isAnyAnswering } from '@/lib/ingest/pull/probe-providers';
import { pullUniverse } from '@/lib/ingest/pull/pull-universe';
import { pullInstruments } from '@/lib/ingest/pull/pull-instruments';
import { createSources } from '@/lib/sources/create-sources';
import { listInstruments, upsertInstrument } from '@/lib/store/instruments';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';
import { describeRun } from '../output';
import { resolveSymbols } from '../resolve-symbols';

export interface PullOptions {
  readonly symbols?: readonly string[] | undefined;
  /** The members of this universe instead of what is followed. */
  readonly universe?: string | undefined;
  readonly from?: SessionDate | undefined;
  readonly to?: SessionDate | undefined;
  readonly kind?: 'pull' | 'verify';
}

/** `pull`: what is missing, and the last ten sessions again, from the providers. A store without instruments gets the ten. */
export async function pullCommand(context: CommandContext, options: PullOptions): Promise<number> {
  const { store, calendar, now, output, env, signal } = context;
  const { universe, symbols: names, ...range } = options;
  if (universe !== undefined && names !== undefined)
    throw new UsageError('--universe and --symbols were both given; pull takes one of them');
  const report = await asWriter(context, options.kind ?? 'pull', async (fence) => {
    const common = {
      store,
      sources: createSources(env),
      calendar,
      now,
      fence,
      origin: 'cli',
      signal,
      onProgress: output.progress,
    } as const;
    if (universe !== undefined) {
      const isAnswering = () => isAnyAnswering(createSources(env), calendar, now());
      return await pullUniverse({ ...common, universeId: universe, from: range.from, to: range.to, isAnswering });
    }
    if ((await listInstruments(store)).length === 0) {
      for (const instrument of defaultInstruments) await upsertInstrument(store, instrument);
    }
    const symbols = names === undefined ? undefined : await resolveSymbols(context, names);
    return await pullInstruments({ ...common, ...range, symbols });
  });
  output.result(report, describeRun(report));
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}
