import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Sources } from '@/lib/sources/source';
import type { Fence } from '@/lib/store/close-row';
import type { RunOrigin } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';
import type { RunProgress } from '../commit/run-report';
import type { ToldDividends } from './dividend-lists';

export interface PullRequest {
  readonly store: Store;
  readonly sources: Sources;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** `verify` asks for the same rows, and a second provider for the last sessions of each instrument; it is named apart in the list of runs. */
  readonly kind?: 'pull' | 'verify';
  /** All instruments, if left out. */
  readonly symbols?: readonly string[] | undefined;
  /** What a job of the worker is called in the list of runs, where it asks for some of what is followed. */
  readonly part?: 'funds' | undefined;
  readonly from?: SessionDate | undefined;
  readonly to?: SessionDate | undefined;
  /** How many instruments of a batch are asked for by name all the same, see `prepareTranche`; 3 unless told. */
  readonly mostByName?: number | undefined;
  /** Lists of dividends that earlier pulls of this process were told. */
  readonly told?: ToldDividends | undefined;
  readonly runId?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}
