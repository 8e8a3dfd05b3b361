import PQueue from 'p-queue';
import { createBudget } from './create-budget';
import { createTurnstile, type TurnstileClock } from './create-turnstile';
import type { RequestLimits } from './request-limits';

/** What all requests of one process to one provider pass through. */
export interface RequestGate {
  /** So many at once. */
  readonly queue: PQueue;
  /** Waits for the spacing and the minute's share. */
  readonly takeTurn: (signal: AbortSignal) => Promise<void>;
  /** Counts a request; throws SourceError `quota` instead of letting it be one too many. */
  readonly spend: (now: number) => void;
}

// For the process, not the run: runs follow one another, and a probe runs beside them.
const gates = new Map<string, RequestGate>();

/** The gate of a provider at an address; `clock` is that of whoever asks first. */
export function getRequestGate(provider: string, baseUrl: string, limits: RequestLimits, clock?: TurnstileClock): RequestGate {
  const name = JSON.stringify([provider, baseUrl, limits]);
  const gate = gates.get(name) ?? {
    queue: new PQueue({ concurrency: limits.atOnce }),
    takeTurn: createTurnstile(limits.spacingMs, limits.perMinute, clock),
    spend: createBudget(provider, limits),
  };
  gates.set(name, gate);
  return gate;
}
