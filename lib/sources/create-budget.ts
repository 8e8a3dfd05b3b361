import type { RequestLimits } from './request-limits';
import { SourceError } from './source-error';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Counts what was sent to a provider within the last hour and day. Rolling windows: when a provider's own day begins is not known.
 * @returns a function that counts one request, `now` in milliseconds since 1970, and throws SourceError `quota` where it would be one too many.
 */
export function createBudget(provider: string, { perHour, perDay }: Pick<RequestLimits, 'perHour' | 'perDay'>): (now: number) => void {
  const sent: number[] = [];
  const windows = [
    { most: perDay, lengthMs: dayMs, name: 'a day' },
    { most: perHour, lengthMs: hourMs, name: 'an hour' },
  ];
  const longest = Math.max(0, ...windows.map(({ most }) => most ?? 0));
  return (now) => {
    for (const { most, lengthMs, name } of windows) {
      const first = most === null ? undefined : sent.at(-most);
      if (first !== undefined && first > now - lengthMs) {
        throw new SourceError('quota', `${provider} allows ${most ?? 0} requests ${name}, and they were sent; this one was not`, {
          retryAfterMs: first + lengthMs - now,
        });
      }
    }
    sent.push(now);
    sent.splice(0, sent.length - longest);
  };
}
