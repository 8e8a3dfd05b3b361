import { sayNumber } from '@/lib/format/say-number';
import { unitAdjective } from '../kit/unit-words';
import type { MeasureParts } from './measure-parts';
import { sentenceWord as word, type SentenceParts } from './sentence-word';
import { sayAmount } from './window-words';

type MoveParts = Pick<MeasureParts, 'direction' | 'thresholdPct' | 'unit'>;

/** A move as a noun: 'gain', 'losses'; of one to either side 'move'. */
export function nounOfMove(direction: MeasureParts['direction'], isMany: boolean): string {
  return { up: ['gain', 'gains'], down: ['loss', 'losses'], either: ['move', 'moves'] }[direction][isMany ? 1 : 0] ?? '';
}

/** ' in either direction', of a move that is to one alone nothing. */
export function sayEither(direction: MeasureParts['direction']): string {
  return direction === 'either' ? ' in either direction' : '';
}

/** A move of one session or unit as a reader may change it: 'loss of 2% or more', 'weekly gains of any size'. */
export function sayMove({ direction, thresholdPct, unit }: MoveParts, isMany: boolean): SentenceParts {
  return [
    ...(unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' ']),
    word('direction', nounOfMove(direction, isMany)),
    ' of ',
    word('thresholdPct', thresholdPct === 0 ? 'any size' : `${sayNumber(String(thresholdPct))}% or more`),
    sayEither(direction),
  ];
}

/** The same as plain text. */
export function nameMove({ direction, thresholdPct, unit }: MoveParts, isMany: boolean): string {
  const size = thresholdPct === 0 ? 'any size' : `${sayAmount(thresholdPct)}% or more`;
  return `${unit === 'session' ? '' : `${unitAdjective(unit)} `}${nounOfMove(direction, isMany)} of ${size}${sayEither(direction)}`;
}
