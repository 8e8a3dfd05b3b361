import type { Market } from '../market';
import { findDefaultUniverse } from './default-universes';
import type { MarketUniverse, UniverseCounts } from './universe';

/** The universe as the market carries it; an empty one where nothing is attached or stored. @throws RangeError on an id that is not shipped. */
export function readUniverse(market: Market, id: string): MarketUniverse {
  const attached = market.universes.get(id);
  if (attached !== undefined) return attached;
  const definition = findDefaultUniverse(id);
  if (definition === undefined) throw new RangeError(`unknown universe ${id}`);
  return { definition, basis: 'price', counts: null, panel: null, sources: [], first: null, last: null };
}

/** Share of the members with a close at each session; 1 on the sessions of ready-made counts, NaN where nothing is counted. */
export function coverageOf({ members, withClose, advances }: UniverseCounts): Float64Array {
  return members.map((of, t) => (Number.isNaN(of) ? (Number.isNaN(advances[t] ?? NaN) ? NaN : 1) : (withClose[t] ?? NaN) / of));
}

/** Missing where fewer members have a close than are asked for. **Units** coverage in fractions, the least one in percent. */
export function maskUncovered(values: Float64Array, coverage: Float64Array, minCoveragePct: number): Float64Array {
  return values.map((value, t) => ((coverage[t] ?? NaN) * 100 >= minCoveragePct - 1e-9 ? value : NaN));
}
