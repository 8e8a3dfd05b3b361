import PQueue from 'p-queue';
import type { Source } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import type { StoredInstrument } from '@/lib/store/instruments';
import { readStoredRows } from '../commit/read-stored-rows';
import type { DividendLists } from './dividend-lists';
import { listAskedLately } from './list-asked-lately';
import { prepareInstrument } from './prepare-instrument';
import type { Prepared } from './prepared';
import type { PullRequest } from './pull-request';

const instrumentsAtOnce = 4;

/** Fetches and checks instruments, four at a time; nothing is stored. What a batch brought of them is looked at first. */
export async function prepareAll(
  request: Omit<PullRequest, 'fence' | 'origin'>,
  instruments: readonly StoredInstrument[],
  given: ReadonlyMap<string, Source> = new Map(),
  listDividends?: DividendLists,
): Promise<Prepared[]> {
  const { store, sources, calendar, now, from, to, signal, onProgress, kind } = request;
  const { simulated } = await getDataVersion(store);
  const askedLately = await listAskedLately(store, now());
  const queue = new PQueue({ concurrency: instrumentsAtOnce });
  let finished = 0;
  const prepareOne = async (instrument: StoredInstrument): Promise<Prepared> => {
    const stored = simulated ? new Map<string, CloseRow>() : await readStoredRows(store, instrument.symbol);
    const prepared = await prepareInstrument({
      instrument,
      stored,
      sources,
      calendar,
      now,
      from,
      to,
      signal,
      skipsGaps: askedLately.has(instrument.symbol),
      isVerified: kind === 'verify',
      given: given.get(instrument.symbol),
      listDividends,
    });
    finished += 1;
    const isFailed = prepared.provider === null && prepared.failures.length > 0;
    const text = isFailed
      ? (prepared.failures.at(-1)?.message ?? 'failed')
      : `${prepared.rowsSeen} rows from ${prepared.provider ?? 'nobody'}`;
    onProgress?.({ symbol: instrument.symbol, step: isFailed ? 'failed' : 'fetched', text, finished, total: instruments.length });
    return prepared;
  };
  return await Promise.all(instruments.map((instrument) => queue.add(() => prepareOne(instrument))));
}
