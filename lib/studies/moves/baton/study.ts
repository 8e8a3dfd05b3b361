import { readAsList } from '@/lib/market/choose-closes';
import type { Study } from '../../kit/study';
import { computeBaton } from './compute';
import { defineBaton } from './define';
import { batonParams, listBatonSymbols, weightFunds } from './params';

/** Who led before a day, who leads since, and whether the order turned round. */
export const baton: Study<typeof batonParams> = {
  id: 'baton',
  title: 'Baton',
  question: 'Who led, who leads now, and does it depend on the day counted from?',
  rowsAre: 'instruments',
  params: batonParams,
  symbols: (given) => [...new Set([...listBatonSymbols(given, 'price'), ...listBatonSymbols(given, 'total'), ...weightFunds])],
  // Funds of weights are told beside the answer and hold it back no more than what is not stored.
  reads: (given, basis) => readAsList(listBatonSymbols(given, basis), basis),
  definition: defineBaton,
  compute: computeBaton,
};
