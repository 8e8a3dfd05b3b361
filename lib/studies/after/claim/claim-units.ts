import { pluralise } from '@/lib/format/number-words';
import { sayNumber } from '@/lib/format/say-number';
import { saySide as sayFigureSide } from '@/lib/format/say-side';
import { describeMeasure, isPlace, isSignedBreadth } from '../../measure/measures';
import type { ColumnUnit } from '../../kit/column';
import type { ClaimParams } from './params';

const unitWords: Readonly<Partial<Record<ColumnUnit, string>>> = {
  pct: '%',
  pp: 'point',
  log: 'log point',
  points: 'point',
  sigma: 'deviation',
};

type UnitParams = Pick<ClaimParams, 'measure' | 'indicator' | 'spread' | 'figure' | 'unit' | 'distanceIn' | 'deviation'>;

/** The unit of a claim's measure in words that stand behind a number: '%' closes up to it. */
function unitOf(params: UnitParams): string {
  const unit = describeMeasure(params.measure).unit(params);
  const word = unit === 'sessions' ? params.unit : (unitWords[unit] ?? '');
  return unit === 'sigma' && params.deviation !== 'any' ? `${params.deviation} ${word}` : word;
}

function withUnit(text: string, unit: string): string {
  if (unit === '' || unit === '%') return `${sayNumber(text)}${unit}`;
  return `${sayNumber(text)} ${pluralise(Math.abs(Number(text.replace('\u2212', '-'))), unit)}`;
}

/** A figure as it was said, with its unit: '11.5%', '1 session'; of what followed in percent. */
export function saySaid(params: UnitParams & Pick<ClaimParams, 'said' | 'comparison'>): string {
  return withUnit(params.said, params.comparison === 'afterwards' ? '%' : unitOf(params));
}

type BoundParams = Parameters<typeof saySaid>[0] & Pick<ClaimParams, 'side'>;

/** What stands before a figure that is a bound: 'more than', of what is counted 'fewer than'; empty of the figure itself. */
export function saySide(params: Omit<BoundParams, 'said'>): string {
  const unit = params.comparison === 'afterwards' ? 'pct' : describeMeasure(params.measure).unit(params);
  return sayFigureSide(params.side, unit === 'count' || unit === 'sessions');
}

/** A figure as a bound: 'more than 60%', 'at least 11 sessions'. */
export function sayBound(params: BoundParams): string {
  const side = saySide(params);
  return `${side === '' ? '' : `${side} `}${saySaid(params)}`;
}

/** A threshold with its unit. A gain, a lead, a fall and a wait are so large, whatever sign was written; a weak signed breadth is so much below zero. */
export function sayThreshold(params: UnitParams & Pick<ClaimParams, 'atLeast' | 'direction'>): string {
  // It would be the session's own figure, and there is none.
  if (params.atLeast === '') return '…';
  const size = params.atLeast.replace(/^[+\-\u2212]/, '');
  if (isSignedBreadth(params)) return withUnit(params.direction === 'down' ? `-${size}` : params.atLeast, unitOf(params));
  return withUnit(isPlace(params) ? params.atLeast : size, unitOf(params));
}
