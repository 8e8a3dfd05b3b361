import type { Study } from '../../kit/study';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeThrusts } from './compute';
import { defineThrusts } from './define';
import { thrustParams } from './params';

/** Breadth thrusts: where the signal stands, how far the trigger is, and every past one with what came next. */
export const thrusts: Study<typeof thrustParams> = {
  id: 'thrusts',
  title: 'Breadth thrusts',
  question: 'Has breadth thrust, how far is the trigger, and what came after earlier ones?',
  rowsAre: 'sessions',
  heavy: true,
  params: thrustParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  // What came next is known as far as the index is.
  universes: ({ universe }) => [{ id: universe, level: 'counts', ends: 'rows' }],
  definition: defineThrusts,
  compute: computeThrusts,
};
