import 'server-only';
import { HttpError } from './http-error';

const windowMs = 60_000;

/**
 * A limit that throws once it is reached. Counted for the whole process: no address header can be trusted without knowing the proxy in front.
 * @param what is limited, as the end of a sentence: `views are stored`.
 */
export function createRateLimit(mostAMinute: number, what: string): () => void {
  let taken: number[] = [];
  return () => {
    const now = performance.now();
    taken = taken.filter((at) => now - at < windowMs);
    if (taken.length >= mostAMinute)
      throw new HttpError(429, 'too_many', `At most ${mostAMinute} ${what} a minute; try again later.`, [], { 'Retry-After': '60' });
    taken.push(now);
  };
}
