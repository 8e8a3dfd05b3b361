/** How often one process asks a provider; null where the provider names no such limit. */
export interface RequestLimits {
  readonly perMinute: number | null;
  readonly perHour: number | null;
  readonly perDay: number | null;
  /** Most requests under way. */
  readonly atOnce: number;
  /** Least time between the starts of two requests. */
  readonly spacingMs: number;
}

/** What is kept towards every provider that names no limits of its own. */
export const politeLimits: RequestLimits = { perMinute: null, perHour: null, perDay: null, atOnce: 2, spacingMs: 500 };
