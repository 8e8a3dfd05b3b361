import { sayNumber } from '@/lib/format/say-number';
import { unitAdjective } from '../kit/unit-words';
import type { MeasureParts } from './measure';
import { sentenceWord as word, type SentenceParts } from './sentence-word';
import { sayAmount } from './window-words';

type MoveParts = Pick<MeasureParts, 'direction' | 'thresholdPct' | 'unit'>;

/** A move of one session or unit as a reader may change it: 'loss of 2% or more', 'weekly gains of any size'. */
export function sayMove({ direction, thresholdPct, unit }: MoveParts, isMany: boolean): SentenceParts {
  const nouns = { up: ['gain', 'gains'], down: ['loss', 'losses'] } as const;
  return [
    ...(unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' ']),
    word('direction', nouns[direction][isMany ? 1 : 0]),
    ' of ',
    word('thresholdPct', thresholdPct === 0 ? 'any size' : `${sayNumber(String(thresholdPct))}% or more`),
  ];
}

/** The same as plain text. */
export function nameMove({ direction, thresholdPct, unit }: MoveParts, isMany: boolean): string {
  const noun = direction === 'up' ? (isMany ? 'gains' : 'gain') : isMany ? 'losses' : 'loss';
  const size = thresholdPct === 0 ? 'any size' : `${sayAmount(thresholdPct)}% or more`;
  return `${unit === 'session' ? '' : `${unitAdjective(unit)} `}${noun} of ${size}`;
}
