import type { Calendar } from '@/lib/calendar/calendar';
import type { DateOrder } from '@/lib/sources/files/detect-dates';
import type { Fence } from '@/lib/store/close-row';
import type { RunOrigin } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';
import type { RunProgress } from '../commit/run-report';

/** What a person adds to a file: how its dates are meant, and why it is stored against its verdict. */
export interface FileOptions {
  readonly order?: DateOrder | undefined;
  readonly force?: string | undefined;
}

/** An import of closes, from whatever file or folder. */
export interface FileImport extends FileOptions {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** A run that was claimed from the queue; a new one is recorded where it is left out. */
  readonly runId?: number | undefined;
  /** Stops between two commits; what was committed stays. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}
