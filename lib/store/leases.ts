import 'server-only';
import { z } from 'zod';
import type { Store } from './store';

/** Held by the worker that works as long as it lives: what HTTP looks at. */
export const workerLeaseName = 'worker';

/** What a lease is good for where nothing else is said, and the longest that any is. */
export const longestLeaseMs = 30_000;

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
  /** An instant, ISO with Z and milliseconds, in place of the database's clock, by which machines whose clocks differ agree when a lease has expired. */
  readonly now?: string | undefined;
}

const acquire = (instant: string) => `INSERT INTO "Lease" ("name", "owner", "expiresAt", "token") VALUES (?, ?, ${instant}, 1)
  ON CONFLICT ("name") DO UPDATE SET "owner" = excluded."owner", "expiresAt" = excluded."expiresAt", "token" = "Lease"."token" + 1
  WHERE "Lease"."owner" IS NULL OR "Lease"."expiresAt" <= ${instant} RETURNING "token"`;
const renew = (instant: string) => `UPDATE "Lease" SET "expiresAt" = ${instant} WHERE "name" = ? AND "token" = ? AND "owner" IS NOT NULL`;
const holder = (instant: string) => `SELECT "owner" FROM "Lease" WHERE "name" = ? AND "owner" IS NOT NULL AND "expiresAt" > ${instant}`;

/**
 * Takes the lease if it is free, released or expired, in one statement; the fencing token rises with every acquisition.
 * Answers the token, or who holds the lease and until when.
 */
export async function acquireLease(store: Store, request: LeaseRequest): Promise<LeaseAnswer> {
  const { name, owner, ttlMs, now = null } = request;
  const sql = store.dialect.toNative(acquire(store.dialect.instant));
  const rows = await store.write((writer) => writer.$queryRawUnsafe<{ token: number | bigint }[]>(sql, name, owner, now, ttlMs, now, 0));
  const taken = rows[0];
  if (taken !== undefined) return { token: Number(taken.token) };
  const held = await findLease(store, name);
  // Released between the two statements: the caller waits and tries again either way.
  return { heldBy: held?.owner ?? 'another process', expiresAt: held?.expiresAt ?? '' };
}

/** Prolongs a held lease, while a commit goes on too where the database allows; false when it was taken over or released meanwhile. */
export async function renewLease(store: Store, request: Omit<LeaseRequest, 'owner'> & { readonly token: number }): Promise<boolean> {
  const { name, token, ttlMs, now = null } = request;
  const sql = store.dialect.toNative(renew(store.dialect.instant));
  return (await store.writeBeside((writer) => writer.$executeRawUnsafe(sql, now, ttlMs, name, token))) === 1;
}

/** Gives the lease back; does nothing when it is no longer held under this token. */
export async function releaseLease(store: Store, held: { name: string; token: number }): Promise<void> {
  await store.write((writer) => writer.lease.updateMany({ where: { name: held.name, token: held.token }, data: { owner: null } }));
}

/** The lease as it stands, expired or not, or null if it was never taken. */
export async function findLease(store: Store, name: string): Promise<LeaseState | null> {
  return await store.reader.lease.findUnique({ where: { name } });
}

const owners = z.array(z.object({ owner: z.string() }));

/** Who holds the lease, by the database's clock or at `now`, or null: an alive worker, a running writer. */
export async function findHolder(store: Store, name: string, now: string | null = null): Promise<string | null> {
  const sql = store.dialect.toNative(holder(store.dialect.instant));
  return owners.parse(await store.reader.$queryRawUnsafe(sql, name, now, 0))[0]?.owner ?? null;
}
