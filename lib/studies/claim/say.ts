import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from '../market';
import type { ClaimContext, Evaluation } from './evaluation';

/** The date of a session in words. */
export function dateAt(market: Market, index: number): string {
  return formatLongDate(market.sessions[index] ?? '');
}

/** The first session of the history that the claim was judged on. */
export function fromStart({ context: { market }, series: { values }, first }: ClaimContext): SessionDate | '' {
  const begin = values.findIndex((value, t) => t >= first && !Number.isNaN(value));
  return market.sessions[begin] ?? '';
}

/** The evaluation of a claim that lacks what it needs. */
export function cannotSay({ context: { market }, panel, series: { unit }, at }: ClaimContext, why?: string): Evaluation {
  const names = panel.series.map((item) => item.symbol).join(' and ');
  const missing = why ?? `There is no value for ${names} on ${dateAt(market, at)}: a close that it needs is not stored.`;
  return { holds: null, missing, figure: NaN, unit, rank: null, finding: '', rivals: [] };
}
