import { workerLeaseName } from '@/lib/store/leases';

/** How the worker holds its lease: another one that stands by has it at most 22 seconds after it was last renewed, on the same machine as soon as it looks. */
export const workerLease = { name: workerLeaseName, ttlMs: 20_000, retryMs: 2_000 } as const;
