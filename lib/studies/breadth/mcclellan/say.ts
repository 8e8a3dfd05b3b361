import { formatNumber } from '@/lib/format/format-number';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import type { McClellanParams } from './params';

/** What is shown, as it stands in a sentence. */
export function nameMcClellan(show: McClellanParams['show']): string {
  return show === 'oscillator' ? 'McClellan oscillator' : 'McClellan summation index';
}

/** Where it stood on one session. */
export function sayMcClellan({ name }: UniverseDefinition, show: McClellanParams['show'], value: number | undefined, date: string): string {
  return `The ${nameMcClellan(show)} of the ${name} stood at ${formatNumber(value, { sign: true })} on ${date}`;
}
