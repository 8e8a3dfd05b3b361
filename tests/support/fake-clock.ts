import { setImmediate } from 'node:timers/promises';

/** A clock that stands still but where somebody waits for it, or moves it. */
export interface FakeClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Moves it on, but not while a request is under way: it reaches its server at the instant at which it was sent. */
  readonly wait: (durationMs: number) => Promise<void>;
  /** Moves it to an instant, unless it is later already. */
  readonly moveTo: (instantMs: number) => void;
  /** Gives `fetch` back. */
  readonly release: () => void;
}

/** Starts a clock, and watches `fetch` of this process for requests that are under way. */
export function startFakeClock(startMs: number): FakeClock {
  const { fetch } = globalThis;
  let clockMs = startMs;
  let underWay = 0;
  globalThis.fetch = async (...request) => {
    underWay += 1;
    try {
      return await fetch(...request);
    } finally {
      underWay -= 1;
    }
  };
  return {
    now: () => clockMs,
    wait: async (durationMs) => {
      do await setImmediate();
      while (underWay > 0);
      clockMs += durationMs;
    },
    moveTo: (instantMs) => {
      clockMs = Math.max(clockMs, instantMs);
    },
    release: () => {
      globalThis.fetch = fetch;
    },
  };
}
