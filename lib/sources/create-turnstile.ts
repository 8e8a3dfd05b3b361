import { setTimeout as wait } from 'node:timers/promises';

export interface TurnstileClock {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<unknown>;
}

const realClock: TurnstileClock = {
  now: () => performance.now(),
  wait: (durationMs, signal) => wait(durationMs, undefined, { signal }),
};

/**
 * A gate that lets callers through one at a time, at least `spacingMs` apart. A queue's own interval counts from when a
 * task was let in, so that a busy process could start two requests closer together.
 */
export function createTurnstile(spacingMs: number, clock: TurnstileClock = realClock): (signal: AbortSignal) => Promise<void> {
  let lastMs = -Infinity;
  return async (signal) => {
    for (;;) {
      const waitMs = lastMs + spacingMs - clock.now();
      if (waitMs <= 0) break;
      await clock.wait(Math.ceil(waitMs), signal);
    }
    lastMs = clock.now();
  };
}
