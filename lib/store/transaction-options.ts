/**
 * How long a transaction may wait to start and then last. Prisma gives up after two and five seconds, which a large import on a busy
 * machine takes longer than; whoever has lost the lease meanwhile is stopped by its fence.
 */
export const transactionOptions = { maxWait: 60_000, timeout: 1_800_000 } as const;
