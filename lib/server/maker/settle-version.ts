import 'server-only';
import type { DataVersionState } from '@/lib/store/data-version';
import { stampVersion } from '../answers/load-market';

export interface SettleOptions {
  readonly first: DataVersionState;
  readonly read: () => Promise<DataVersionState>;
  readonly pause: () => Promise<unknown>;
  /** How often it is looked again at most: whoever reads must hear of newer data also while more are written. */
  readonly mostPauses: number;
}

/** The newest version, `first` or a later one, once none has come for a pause; or the newest after as many pauses as there may be. */
export async function settleVersion({ first, read, pause, mostPauses }: SettleOptions): Promise<DataVersionState> {
  let newest = first;
  for (let pauses = 0; pauses < mostPauses; pauses += 1) {
    const before = stampVersion(newest);
    await pause();
    newest = await read();
    if (stampVersion(newest) === before) break;
  }
  return newest;
}
