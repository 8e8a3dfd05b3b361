import { monotonicClock, type TurnstileClock } from './create-turnstile';

export interface HttpOptions {
  /** One attempt, from connecting to the last byte of the body. */
  readonly attemptTimeoutMs: number;
  /** All attempts of one request and the pauses between them, from the start of the first. */
  readonly deadlineMs: number;
  /** Upper end of the first pause; each next one doubles it. The pause itself is drawn between 0 and that end. */
  readonly backoffMs: number;
  /** Largest body after decompression. */
  readonly bodyCapBytes: number;
  readonly sleep: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds since 1970, for `Retry-After` dates and for what was sent within a day. */
  readonly now: () => number;
  /** A signal that aborts once an attempt at an address, which may take so many milliseconds, has taken them. */
  readonly expire: (afterMs: number, url: string) => AbortSignal;
  /** What turns within the limits of a provider are measured and waited for by. */
  readonly turns: TurnstileClock;
}

function sleep(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, durationMs);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** The limits that Broadtape keeps towards a provider unless a test shortens them. */
export const defaultHttpOptions: HttpOptions = {
  attemptTimeoutMs: 10_000,
  deadlineMs: 60_000,
  backoffMs: 1_000,
  bodyCapBytes: 16 * 1024 * 1024,
  sleep,
  random: Math.random,
  now: Date.now,
  expire: (afterMs) => AbortSignal.timeout(afterMs),
  turns: monotonicClock,
};

export const defaultAttempts = 3;
