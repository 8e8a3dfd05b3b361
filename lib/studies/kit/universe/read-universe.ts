import type { Market } from '@/lib/market/market';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { MarketUniverse, UniverseCounts } from '@/lib/market/universe/universe';

/** The universe as the market carries it; an empty one where nothing is attached or stored. @throws RangeError on an id that is not shipped. */
export function readUniverse(market: Market, id: string): MarketUniverse {
  const attached = market.universes.get(id);
  if (attached !== undefined) return attached;
  const definition = findDefaultUniverse(id);
  if (definition === undefined) throw new RangeError(`unknown universe ${id}`);
  return { definition, basis: 'price', counts: null, panel: null, sectorNames: [], sectors: null, sources: [], first: null, last: null };
}

/** Share of the members with a close at each session; 1 on the sessions of ready-made counts, NaN where nothing is counted. */
export function coverageOf({ members, withClose, advances }: UniverseCounts): Float64Array {
  // Plain loops here and below: these run over the whole history on every request.
  const coverage = new Float64Array(members.length);
  for (let t = 0; t < coverage.length; t += 1) {
    const of = members[t] ?? NaN;
    coverage[t] = !Number.isNaN(of) ? (withClose[t] ?? NaN) / of : Number.isNaN(advances[t] ?? NaN) ? NaN : 1;
  }
  return coverage;
}

/** Missing where fewer members have a close than are asked for. **Units** coverage in fractions, the least one in percent. */
export function maskUncovered(values: Float64Array, coverage: Float64Array, minCoveragePct: number): Float64Array {
  const least = (minCoveragePct - 1e-9) / 100;
  const masked = new Float64Array(values.length);
  for (let t = 0; t < masked.length; t += 1) masked[t] = (coverage[t] ?? NaN) >= least ? (values[t] ?? NaN) : NaN;
  return masked;
}
