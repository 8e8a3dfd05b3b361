import { listUniverseSymbols } from '@/lib/market/groups';
import type { Study } from '../../kit/study';
import { computeParticipation } from './compute';
import { defineParticipation } from './define';
import { rivalSymbols } from './member-table';
import { participationParams } from './params';

/** How many of a small universe take part in a move. */
export const participation: Study<typeof participationParams> = {
  id: 'participation',
  title: 'Participation',
  question: 'How many of the Magnificent 7, or of the four indices, take part in the move?',
  rowsAre: 'sessions',
  params: participationParams,
  symbols: ({ universe }) =>
    universe === 'mag7' ? [...listUniverseSymbols(universe), 'M7', ...rivalSymbols] : listUniverseSymbols(universe),
  // The seven on the basis asked for; the basket and what it is set against have prices alone.
  reads: ({ universe }, basis) => [
    { symbols: listUniverseSymbols(universe), basis },
    ...(universe === 'mag7' ? [{ symbols: ['M7', ...rivalSymbols], basis: 'price' } as const] : []),
  ],
  definition: defineParticipation,
  compute: computeParticipation,
};
