import { pluralise } from '@/lib/format/number-words';
import { sayNumber } from '@/lib/format/say-number';
import { describeIndicator } from '../../measure/indicators';
import { isEventMeasure, isSignedBreadth } from '../../measure/measure-choice';
import type { ClaimParams } from './params';

const breadthUnits: Readonly<Record<string, string>> = { sessions: 'session', pct: '%', pp: 'point' };

type UnitParams = Pick<ClaimParams, 'measure' | 'indicator' | 'spread' | 'unit' | 'deviation'>;

/** The unit of a claim's measure in words that stand behind a number: '%' closes up to it. */
function unitOf({ measure, indicator, spread, unit, deviation }: UnitParams): string {
  switch (measure) {
    case 'breadth': return breadthUnits[describeIndicator(indicator).unit] ?? '';
    case 'streak':
    case 'record': return 'session';
    case 'outperformance': return spread === 'ratio' ? '%' : spread === 'log' ? 'log point' : 'point';
    case 'distance': return unit === 'pct' ? '%' : `${deviation === 'any' ? '' : `${deviation} `}deviation`;
    case 'level': return '';
    default: return '%';
  }
}

function withUnit(text: string, unit: string): string {
  if (unit === '' || unit === '%') return `${sayNumber(text)}${unit}`;
  return `${sayNumber(text)} ${pluralise(Math.abs(Number(text.replace('\u2212', '-'))), unit)}`;
}

/** A figure as it was said, with its unit: '11.5%', '1 session'; of what followed in percent. */
export function saySaid(params: UnitParams & Pick<ClaimParams, 'said' | 'comparison'>): string {
  return withUnit(params.said, params.comparison === 'afterwards' ? '%' : unitOf(params));
}

/** A threshold with its unit. A gain, a lead, a fall and a wait are so large, whatever sign was written; a weak signed breadth is so much below zero. */
export function sayThreshold(params: UnitParams & Pick<ClaimParams, 'atLeast' | 'direction'>): string {
  // It would be the session's own figure, and there is none.
  if (params.atLeast === '') return '…';
  const size = params.atLeast.replace(/^[+\-\u2212]/, '');
  if (isSignedBreadth(params)) return withUnit(params.direction === 'down' ? `-${size}` : params.atLeast, unitOf(params));
  const isPlace = params.measure === 'level' || params.measure === 'participation' || (params.measure === 'breadth' && !isEventMeasure(params));
  return withUnit(isPlace ? params.atLeast : size, unitOf(params));
}
