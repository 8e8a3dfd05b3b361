import { createCalendar, type Calendar } from '@/lib/calendar/calendar';
import type { Env } from '@/lib/env';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import type { Output } from './output';

/** What a command works with. */
export interface CommandContext {
  readonly env: Env;
  readonly store: Store;
  readonly calendar: Calendar;
  readonly output: Output;
  /** How long to wait for another writer. */
  readonly waitMs: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

export interface ContextOptions {
  readonly env: Env;
  readonly output: Output;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** Migrates and opens the store, runs the command, and closes the store whatever happens. */
export async function withContext<Result>(options: ContextOptions, work: (context: CommandContext) => Promise<Result>): Promise<Result> {
  const { env } = options;
  await migrateStore(env.DATABASE_URL);
  const store = await openStore(env.DATABASE_URL);
  try {
    const calendar = createCalendar({ extraClosures: env.EXTRA_CLOSURES });
    return await work({ store, calendar, now: () => new Date(), ...options });
  } finally {
    options.output.close();
    await store.close();
  }
}
