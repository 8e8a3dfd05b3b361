import { formatNumber } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { sayMany, sayWho } from '../build-breadth';
import type { HighsLowsParams } from './params';

/** How many set a high and a low on one session, and the share or index shown, as a fraction. */
export function sayHighsLows(
  definition: UniverseDefinition,
  show: HighsLowsParams['show'],
  { newHighs, newLows, value }: Readonly<Record<'newHighs' | 'newLows' | 'value', number | undefined>>,
  date: string,
): string {
  const shown = `${formatNumber(toPercent(value ?? NaN), { decimals: 1 })}%`;
  const more =
    show === 'share' ? `, a Record High percentage of ${shown}` : show === 'index' ? `; the High-Low Index stands at ${shown}` : '';
  return `${sayWho(definition, newHighs ?? NaN)} ${definition.kind === 'counts' ? 'set' : 'closed at'} a 52-week high on ${date} and ${sayMany(newLows ?? NaN)} ${definition.kind === 'counts' ? '' : 'at '}a low${more}`;
}
