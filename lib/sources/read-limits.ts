import { BadSettings } from '@/lib/env';
import type { RequestLimits } from './request-limits';

const units = { minute: 'perMinute', hour: 'perHour', day: 'perDay' } as const;
type Unit = keyof typeof units;
const pattern = /^([1-9]\d{0,8})\/(minute|hour|day)$/;

const isUnit = (text: string | undefined): text is Unit => text !== undefined && Object.hasOwn(units, text);

/**
 * The limits of a bigger plan as the environment says them, `1000/minute,100000/day`: what is not named has none; how many at once and how far
 * apart stay as they are.
 * @throws BadSettings naming the variable and what it accepts.
 */
export function readLimits(id: string, own: RequestLimits, given: string | undefined): RequestLimits {
  if (given === undefined) return own;
  const named: Record<(typeof units)[Unit], number | null> = { perMinute: null, perHour: null, perDay: null };
  for (const part of given.split(',').map((text) => text.trim())) {
    const [, count, unit] = pattern.exec(part) ?? [];
    if (!isUnit(unit))
      throw new BadSettings([
        `${id.toUpperCase().replaceAll('-', '_')}_LIMITS: requests a minute, hour or day as 1000/minute,100000/day, not "${given}"`,
      ]);
    named[units[unit]] = Number(count);
  }
  return { ...own, ...named };
}
