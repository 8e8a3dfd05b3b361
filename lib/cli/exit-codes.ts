/** How a command ends: the codes that scripts can rely on. 75 is EX_TEMPFAIL of sysexits.h: try again later. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, busy: 75 } as const;

/** A mistake in what was typed; ends with the usage code. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
