import { z } from 'zod';
import { choiceParam, integerParam } from '../../kit/params';

/** Facts that can be asked for. */
export const mostFacts = 100;

export const factsParams = z.object({
  scope: choiceParam(['all', 'indices', 'mag7'], 'all', ['All', 'Indices', 'Magnificent 7'], {
    label: 'About',
    description:
      'all: the three indices, the Magnificent 7 basket and its seven members; with the breadth of their universes; indices: S&P 500, Russell 2000, Nasdaq-100 and the basket, with breadth; mag7: the basket and its members.',
  }),
  top: integerParam(20, 1, mostFacts, { label: 'How many', description: 'Facts that are listed, the rarest first.' }),
});

export type FactsParams = z.output<typeof factsParams>;
