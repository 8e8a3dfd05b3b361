import 'server-only';
import type { DataVersionState } from '@/lib/store/data-version';

/** All that an answer depends on besides its link and the build: two answers to one link in one edition are the same. */
export interface DataEdition {
  readonly state: DataVersionState;
  /** The instant at which it was looked up: what counts from now counts from then. */
  readonly at: string;
  /** Final sessions that the market is behind at that instant. */
  readonly sessionsBehind: number;
  /** What is being pulled, in a line, or null. */
  readonly fetching: string | null;
}
