import 'server-only';
import { isLocked } from '@/lib/store/insist';
import { StoreBusy, StoreInUse, StoreMissing, StoreNotMigrated, StoreUnusable } from '@/lib/store/store-errors';
import { nameUnusable } from '@/lib/store/unusable-store';

/** What a visitor is told of a store that cannot answer now: all of it with status 503. */
export interface StoreTrouble {
  readonly code: 'store_busy' | 'store_not_ready' | 'store_unusable';
  readonly message: string;
  /** Whether it goes by itself, and the log need not say it. */
  readonly passes: boolean;
}

/** What is wrong with the store where an error says so, whatever bundle it comes from; null for any other error. Paths and addresses are for the log. */
export function findStoreTrouble(error: unknown): StoreTrouble | null {
  if (error instanceof StoreBusy || error instanceof StoreInUse || isLocked(error))
    return { code: 'store_busy', message: new StoreBusy().message, passes: true };
  if (error instanceof StoreNotMigrated) return { code: 'store_not_ready', message: error.message, passes: false };
  if (error instanceof StoreMissing)
    return {
      code: 'store_not_ready',
      message:
        'There is no store yet, or DATABASE_URL names another file; the server log says which. `npm start` and every `npm run data` command create one.',
      passes: false,
    };
  if (nameUnusable(error) instanceof StoreUnusable)
    return { code: 'store_unusable', message: 'The store cannot be used now; the server log says why.', passes: false };
  return null;
}
