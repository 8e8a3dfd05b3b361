import { magnificentSymbols } from './composites';

const indexSymbols = ['SPX', 'RUT', 'NDX', 'M7'] as const;

/** The members of a small universe, upper case: the seven stocks, or the three indices and the Magnificent 7 basket. */
export function listUniverseSymbols(universe: 'mag7' | 'indices'): readonly string[] {
  return universe === 'mag7' ? magnificentSymbols : indexSymbols;
}
