import type { Study } from '../../kit/study';
import { computeCycle } from './compute';
import { defineCycle } from './define';
import { cycleParams } from './params';

/** Bull and bear markets by the rules in use, side by side, each known only from the session that confirms it. */
export const cycle: Study<typeof cycleParams> = {
  id: 'cycle',
  title: 'Market cycle',
  question: 'How old is the bull market, and how does it compare?',
  rowsAre: 'events',
  isLayered: true,
  params: cycleParams,
  symbols: ({ symbol }) => [symbol],
  definition: defineCycle,
  compute: computeCycle,
};
