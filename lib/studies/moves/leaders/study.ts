import { readAsList } from '@/lib/market/choose-closes';
import type { Study } from '../../kit/study';
import { computeLeaders } from './compute';
import { defineLeaders } from './define';
import { leadersParams, listLeadersSymbols } from './params';

/** Returns of many instruments over seven horizons and the dates shown, each ranked. */
export const leaders: Study<typeof leadersParams> = {
  id: 'leaders',
  title: 'Leaders',
  question: 'Who leads and who lags, over which horizon?',
  rowsAre: 'instruments',
  params: leadersParams,
  symbols: listLeadersSymbols,
  reads: (given, basis) => readAsList(listLeadersSymbols(given), basis),
  definition: defineLeaders,
  compute: computeLeaders,
};
