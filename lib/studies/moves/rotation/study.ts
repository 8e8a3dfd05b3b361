import { readAsList } from '@/lib/market/choose-closes';
import type { Study } from '../../kit/study';
import { computeRotation } from './compute';
import { defineRotation } from './define';
import { listRead, rotationParams, type RotationParams } from './params';

function listSymbols(given: RotationParams): readonly string[] {
  return [...new Set([...listRead(given, 'price'), ...listRead(given, 'total')])];
}

/** Where instruments stand and where they are going, relative to a benchmark, week by week and under four formulas. */
export const rotation: Study<typeof rotationParams> = {
  id: 'rotation',
  title: 'Rotation',
  question: 'Who leads, weakens, lags or improves, and does it depend on the formula?',
  rowsAre: 'instruments',
  params: rotationParams,
  symbols: listSymbols,
  reads: (given, basis) => readAsList(listRead(given, basis), basis),
  sampling: ({ running }) => ({ unit: 'week', toDate: running === 'to-date' }),
  definition: defineRotation,
  compute: computeRotation,
};
