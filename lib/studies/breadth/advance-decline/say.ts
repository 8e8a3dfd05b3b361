import { formatNumber } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { sayMany, sayWho } from '../build-breadth';
import type { AdvanceDeclineParams } from './params';

/** How many rose and fell on one session, and where the line or the sum shown stands. */
export function sayAdvanceDecline(
  definition: UniverseDefinition,
  show: AdvanceDeclineParams['show'],
  { advances, declines, share, line, sum10 }: Readonly<Record<'advances' | 'declines' | 'share' | 'line' | 'sum10', number | undefined>>,
  date: string,
): string {
  const moved = `${sayWho(definition, advances ?? NaN)} rose and ${sayMany(declines ?? NaN)} fell on ${date}, an AD percent of ${formatNumber(toPercent(share ?? NaN), { sign: true })}%`;
  if (show === 'line') return `${moved}; the A/D line stands at ${formatNumber(line, { decimals: 0 })}`;
  return show === 'sum10' ? `${moved}; net advances of ten sessions come to ${formatNumber(sum10, { decimals: 0, sign: true })}` : moved;
}
