/**
 * The funds of the sample market: seven of indices, each a mixture of their returns, and the eleven sectors. A sector's closes are the
 * cap-weighted ones of its members, where those were made; before their first session it moves with the S&P 500 and with a slow trend of its
 * own, so that leadership turns. Every path ends at its last level, or begins where the members' does. Deterministic, like the rest.
 */
import type { SessionDate } from '@/lib/calendar/session-date';
import type { SampleRow, SampleSeries } from './generate-sample-market';
import type { SampleMember } from './generate-sample-members';
import { createRandom } from './random';
import { firstSectorListing, sampleFunds, sectorListings, type SampleFund } from './sample-funds';
import { sampleSectors, type SampleSector } from './sample-sectors';

const fundSeed = 20_000_526;
const sectorSeed = 19_981_222;
const sectorLevel = 50;

function findRows(market: readonly SampleSeries[], symbol: string): readonly SampleRow[] {
  const rows = market.find((series) => series.symbol === symbol)?.rows;
  if (rows === undefined) throw new RangeError(`The sample market has no ${symbol}`);
  return rows;
}

function toLogReturns(rows: readonly SampleRow[]): Float64Array {
  return Float64Array.from(rows, ({ close }, at) => (at === 0 ? 0 : Math.log(close / (rows[at - 1]?.close ?? NaN))));
}

/** Closes of six decimals that lead to `last`: `returns[at]` leads from the close before to that of `at`. */
function leadTo(last: number, returns: Float64Array): Float64Array {
  const closes = new Float64Array(returns.length);
  let level = last;
  for (let at = returns.length - 1; at >= 0; at -= 1) {
    closes[at] = Math.round(level * 1e6) / 1e6;
    level /= Math.exp(returns[at] ?? NaN);
  }
  return closes;
}

/** The returns of one whose mixture never drifts far from what it follows: its own moves are pulled back within about a year. */
function mixReturns({ follows, own }: SampleFund, seed: number, returnsOf: ReadonlyMap<string, Float64Array>): Float64Array {
  const random = createRandom(seed);
  const [spx, rut, ndx] = ['SPX', 'RUT', 'NDX'].map((symbol) => returnsOf.get(symbol) ?? new Float64Array());
  let apart = 0;
  return Float64Array.from(spx ?? [], (value, at) => {
    const move = own === 0 ? 0 : own * random.fatTailed() - 0.004 * apart;
    apart += move;
    return follows.SPX * value + follows.RUT * (rut?.[at] ?? NaN) + follows.NDX * (ndx?.[at] ?? NaN) + move;
  });
}

/** What a sector does before its members are known. */
function drawSectorReturns(sector: SampleSector, seed: number, spx: Float64Array): Float64Array {
  const random = createRandom(seed);
  let trend = 0;
  let apart = 0;
  return spx.map((value) => {
    trend = 0.985 * trend + 0.00012 * random.normal();
    const move = trend + sector.own * random.fatTailed() - 0.001 * apart;
    apart += move;
    // Half of the sensitivity alone: a sector that always fell less would outrun every other within twenty years.
    return (0.5 + 0.5 * sector.sensitivity) * value + move;
  });
}

function lengthenSector(sector: SampleSector, order: number, spx: readonly SampleRow[], members: readonly SampleMember[]): SampleMember {
  const known = members.find(({ symbol }) => symbol === sector.symbol);
  const sessions = spx.map(({ session }) => session);
  const returns = drawSectorReturns(sector, sectorSeed + order, toLogReturns(spx));
  const joinAt = known?.sessions[0] === undefined ? sessions.length - 1 : sessions.indexOf(known.sessions[0]);
  const lead = leadTo(known?.closes[0] ?? sectorLevel, returns.subarray(0, joinAt + 1));
  const closes = Float64Array.from([...lead, ...(known?.closes.subarray(1) ?? [])]);
  return cutAt({ symbol: sector.symbol, sessions, closes }, sectorListings[sector.symbol] ?? firstSectorListing);
}

function cutAt(
  { symbol, sessions, closes }: { symbol: string; sessions: readonly SessionDate[]; closes: Float64Array },
  listed: string,
): SampleMember {
  const from = sessions.findIndex((session) => session >= listed);
  return { symbol, name: symbol, kind: 'etf', sessions: sessions.slice(from), closes: closes.subarray(from) };
}

/** The funds over a sample market and its members, or without any: closes of six decimals, each from the day on which the real one began to trade. */
export function generateSampleFunds(market: readonly SampleSeries[], members: readonly SampleMember[]): SampleMember[] {
  const spx = findRows(market, 'SPX');
  const sessions = spx.map(({ session }) => session);
  const returnsOf = new Map(['SPX', 'RUT', 'NDX'].map((symbol) => [symbol, toLogReturns(findRows(market, symbol))]));
  const funds = sampleFunds.map((fund, order) =>
    cutAt({ symbol: fund.symbol, sessions, closes: leadTo(fund.lastLevel, mixReturns(fund, fundSeed + order, returnsOf)) }, fund.listed),
  );
  return [...funds, ...sampleSectors.map((sector, order) => lengthenSector(sector, order, spx, members))];
}
