import 'server-only';
import type { Store } from './store';

export type LeaseAnswer = { readonly token: number } | { readonly heldBy: string; readonly expiresAt: string };

export interface LeaseState {
  readonly name: string;
  /** Null once released. */
  readonly owner: string | null;
  readonly expiresAt: string;
  readonly token: number;
}

interface LeaseRequest {
  readonly name: string;
  readonly owner: string;
  readonly ttlMs: number;
  /** Instant, ISO with Z and milliseconds. */
  readonly now: string;
}

function expiry(now: string, ttlMs: number): string {
  return new Date(Date.parse(now) + ttlMs).toISOString();
}

const acquire = `INSERT INTO "Lease" ("name", "owner", "expiresAt", "token") VALUES (?, ?, ?, 1)
  ON CONFLICT ("name") DO UPDATE SET "owner" = excluded."owner", "expiresAt" = excluded."expiresAt", "token" = "Lease"."token" + 1
  WHERE "Lease"."owner" IS NULL OR "Lease"."expiresAt" <= ? RETURNING "token"`;

/**
 * Takes the lease if it is free, released or expired, in one statement; the fencing token rises with every acquisition.
 * Answers the token, or who holds the lease and until when.
 */
export async function acquireLease(store: Store, request: LeaseRequest): Promise<LeaseAnswer> {
  const { name, owner, ttlMs, now } = request;
  const rows = await store.write((writer) =>
    writer.$queryRawUnsafe<{ token: number | bigint }[]>(store.dialect.toNative(acquire), name, owner, expiry(now, ttlMs), now),
  );
  const taken = rows[0];
  if (taken !== undefined) return { token: Number(taken.token) };
  const holder = await findLease(store, name);
  // Released between the two statements: the caller waits and tries again either way.
  return { heldBy: holder?.owner ?? 'another process', expiresAt: holder?.expiresAt ?? now };
}

/** Prolongs a held lease; false when it was taken over or released meanwhile. */
export async function renewLease(store: Store, request: { name: string; token: number; ttlMs: number; now: string }): Promise<boolean> {
  const { name, token, ttlMs, now } = request;
  const renewed = await store.write((writer) =>
    writer.lease.updateMany({ where: { name, token, owner: { not: null } }, data: { expiresAt: expiry(now, ttlMs) } }),
  );
  return renewed.count === 1;
}

/** Gives the lease back; does nothing when it is no longer held under this token. */
export async function releaseLease(store: Store, held: { name: string; token: number }): Promise<void> {
  await store.write((writer) => writer.lease.updateMany({ where: { name: held.name, token: held.token }, data: { owner: null } }));
}

/** The lease as it stands, expired or not, or null if it was never taken. */
export async function findLease(store: Store, name: string): Promise<LeaseState | null> {
  return await store.reader.lease.findUnique({ where: { name } });
}

/** Whether someone holds the lease at `now`: an alive worker, a running writer. */
export async function isLeaseHeld(store: Store, name: string, now: string): Promise<boolean> {
  const lease = await findLease(store, name);
  return lease !== null && lease.owner !== null && lease.expiresAt > now;
}
