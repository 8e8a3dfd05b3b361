import { setTimeout as wait } from 'node:timers/promises';

export interface TurnstileClock {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<unknown>;
}

/** The clock of the process, which nobody sets. */
export const monotonicClock: TurnstileClock = {
  now: () => performance.now(),
  wait: (durationMs, signal) => wait(durationMs, undefined, { signal }),
};

const minuteMs = 60_000;

/**
 * A gate that lets callers through one at a time, at least `spacingMs` apart and at most `perMinute` within any minute. A queue's own interval
 * counts from when a task was let in, so that a busy process could start two requests closer together.
 */
export function createTurnstile(
  spacingMs: number,
  perMinute: number | null,
  clock: TurnstileClock = monotonicClock,
): (signal: AbortSignal) => Promise<void> {
  // The last ones let through, oldest first: as many as a minute may have.
  const passed: number[] = [];
  const findWaitMs = (): number => {
    const spaced = (passed.at(-1) ?? -Infinity) + spacingMs;
    const oldest = perMinute === null ? undefined : passed.at(-perMinute);
    return Math.max(spaced, (oldest ?? -Infinity) + minuteMs) - clock.now();
  };
  return async (signal) => {
    for (;;) {
      const waitMs = findWaitMs();
      if (waitMs <= 0) break;
      await clock.wait(Math.ceil(waitMs), signal);
    }
    passed.push(clock.now());
    passed.splice(0, passed.length - Math.max(1, perMinute ?? 1));
  };
}
