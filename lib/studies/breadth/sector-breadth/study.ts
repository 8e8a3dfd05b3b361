import type { Study } from '../../kit/study';
import { computeSectorBreadth } from './compute';
import { defineSectorBreadth } from './define';
import { sectorBreadthParams } from './params';
import { listIndexSymbols } from '../../measure/members/read-members';

/** Any share of a universe, sector by sector. */
export const sectorBreadth: Study<typeof sectorBreadthParams> = {
  id: 'sector-breadth',
  title: 'Sector breadth',
  question: 'Which sectors is a move broad in, and how much does each give of the whole?',
  rowsAre: 'sessions',
  params: sectorBreadthParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'sectors' }],
  definition: defineSectorBreadth,
  compute: computeSectorBreadth,
};
