import { setTimeout as wait } from 'node:timers/promises';
import type { Fence } from '@/lib/store/close-row';
import { acquireLease, findHolder, findLease, longestLeaseMs, releaseLease, renewLease } from '@/lib/store/leases';
import type { Store } from '@/lib/store/store';
import { describeOwner, isGone } from './lease-owner';

/** The lease of everything that writes closes. */
export const writerLeaseName = 'ingest';

const defaultRetryMs = 250;

/** Someone else held the lease for as long as the caller was willing to wait. */
export class LeaseNotObtained extends Error {
  override readonly name = 'LeaseNotObtained';

  constructor(readonly heldBy: string) {
    super(`Another writer is at work (${heldBy}); nothing was changed. Try again when it is done, or wait longer with --wait.`);
  }
}

export interface LeaseOptions {
  readonly name?: string;
  /** What the holder is doing, shown to those who wait. */
  readonly label: string;
  /** Infinity for as long as it takes. */
  readonly waitMs: number;
  /** How long the lease outlives a holder that is gone without a word. */
  readonly ttlMs?: number;
  /** How often who waits looks whether it is free. */
  readonly retryMs?: number;
  /** In place of the database's clock. */
  readonly now?: (() => Date) | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Called once, when the lease is found taken. */
  readonly onWait?: ((heldBy: string) => void) | undefined;
  /** Called when a renewal finds the lease taken over. */
  readonly onLost?: (() => void) | undefined;
}

/** How many of this process ask for a lease or hold it, by its name. */
const callers = new Map<string, number>();

function countCaller(name: string, by: 1 | -1): void {
  callers.set(name, (callers.get(name) ?? 0) + by);
}

// One that is gone cannot give its lease back; waiting for the expiry would help no one.
async function releaseIfGone(store: Store, name: string): Promise<boolean> {
  const lease = await findLease(store, name);
  if (lease === null || lease.owner === null || !isGone(lease.owner, callers.get(name) === 1)) return false;
  await releaseLease(store, { name, token: lease.token });
  return true;
}

async function obtain(store: Store, name: string, options: LeaseOptions): Promise<number> {
  const { label, waitMs, ttlMs = longestLeaseMs, retryMs = defaultRetryMs, signal } = options;
  const deadline = performance.now() + waitMs;
  let announced = false;
  for (;;) {
    const now = options.now?.().toISOString();
    // Looked at first: who waits long must not ask for the right to write each time.
    const heldBy = await findHolder(store, name, now);
    const answer = heldBy === null ? await acquireLease(store, { name, owner: describeOwner(label), ttlMs, now }) : { heldBy };
    if ('token' in answer) return answer.token;
    if (await releaseIfGone(store, name)) continue;
    if (!announced) options.onWait?.(answer.heldBy);
    announced = true;
    if (performance.now() >= deadline) throw new LeaseNotObtained(answer.heldBy);
    await wait(retryMs, undefined, { signal }).catch(() => undefined);
    signal?.throwIfAborted();
  }
}

async function hold<Result>(store: Store, name: string, options: LeaseOptions, work: (fence: Fence) => Promise<Result>): Promise<Result> {
  const { ttlMs = longestLeaseMs } = options;
  const token = await obtain(store, name, options);
  const heartbeat = setInterval(() => {
    renewLease(store, { name, token, ttlMs, now: options.now?.().toISOString() }).then(
      (held) => {
        if (!held) options.onLost?.();
      },
      // A failed renewal is no loss yet: the next one may succeed, and the fence guards every commit.
      () => undefined,
    );
  }, ttlMs / 3);
  heartbeat.unref();
  try {
    return await work({ name, token });
  } finally {
    clearInterval(heartbeat);
    await releaseLease(store, { name, token });
  }
}

/**
 * Runs `work` under the lease, renewing it meanwhile, and gives it back. The fence goes into every commit, so that a writer
 * whose lease was taken over stores nothing more.
 * @throws LeaseNotObtained after `waitMs`, the reason of `signal` when that ends the waiting.
 */
export async function withLease<Result>(store: Store, options: LeaseOptions, work: (fence: Fence) => Promise<Result>): Promise<Result> {
  const { name = writerLeaseName } = options;
  countCaller(name, 1);
  try {
    return await hold(store, name, options, work);
  } finally {
    countCaller(name, -1);
  }
}
