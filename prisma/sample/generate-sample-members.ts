/**
 * The companies of the sample market: from 2019-01-02 on some 500 members of an S&P 500-like index at any time, the Nasdaq-100-like part of
 * it, and a hundred small companies. The closes of the indices and of the Magnificent 7 are those of the sample market; the index closes
 * are, session by session, the sum of the members' returns times their weights at the close before (simulate-members.ts). Companies,
 * tickers and sizes are invented. Deterministic: same code, same numbers. No clock, no Math.random.
 */
import type { Calendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { buildUniverses } from './build-universes';
import { listMembersOn, type CapIndex } from './cap-index';
import { firstSampleSession, lastSampleSession, type SampleSeries } from './generate-sample-market';
import { buildMemberClimate } from './member-climate';
import { firstCapital, planStocks, type StockCounts } from './plan-stocks';
import { findSector, sampleSectors } from './sample-sectors';
import type { SampleUniverse } from './sample-universe';
import { simulateMembers } from './simulate-members';
import { capitalise, type Stock } from './stock';

/** Closes of a company or a sector, on sessions without a gap. */
export interface SampleMember {
  readonly symbol: string;
  readonly name: string;
  readonly kind: 'stock' | 'etf';
  readonly sessions: readonly SessionDate[];
  readonly closes: Float64Array;
}

export interface SampleMembers {
  /** Companies in order of invention, then the eleven sectors; the Magnificent 7 are in the sample market. */
  readonly members: readonly SampleMember[];
  readonly universes: readonly SampleUniverse[];
}

export interface SampleMemberPlan extends StockCounts {
  readonly from: SessionDate;
  readonly seed: number;
  /** The Magnificent 7: sector and weight in the S&P 500 at the first close, a fraction. Empty leaves them out. */
  readonly given: readonly { readonly symbol: string; readonly sector: string; readonly weight: number }[];
}

/** The weights make the seven 13% at the start and 31% at the end, as they were. */
export const sampleMemberPlan: SampleMemberPlan = {
  from: parseSessionDate('2019-01-02'),
  seed: 20_190_102,
  large: 493,
  largeLater: 70,
  small: 100,
  smallLater: 40,
  given: [
    { symbol: 'AAPL', sector: 'Information Technology', weight: 0.0198 },
    { symbol: 'AMZN', sector: 'Consumer Discretionary', weight: 0.0116 },
    { symbol: 'GOOGL', sector: 'Communication Services', weight: 0.012 },
    { symbol: 'META', sector: 'Communication Services', weight: 0.0275 },
    { symbol: 'MSFT', sector: 'Information Technology', weight: 0.0132 },
    { symbol: 'NVDA', sector: 'Information Technology', weight: 0.0395 },
    { symbol: 'TSLA', sector: 'Consumer Discretionary', weight: 0.0102 },
  ],
};

/** META's first close, the last of the seven to list. */
const givenFrom = parseSessionDate('2012-05-18');
const sectorStart = 50;
const leadSessions = 60;

function findCloses(market: readonly SampleSeries[], symbol: string, from: SessionDate): { lead: number[]; closes: Float64Array } {
  const rows = market.find((series) => series.symbol === symbol)?.rows ?? [];
  const at = rows.findIndex(({ session }) => session >= from);
  if (at < 0 || rows[at]?.session !== from) throw new RangeError(`The sample market has no close of ${symbol} on ${from}`);
  return {
    lead: rows.slice(Math.max(0, at - leadSessions), at).map(({ close }) => close),
    closes: Float64Array.from(rows.slice(at), ({ close }) => close),
  };
}

function listGiven(market: readonly SampleSeries[], plan: SampleMemberPlan): Stock[] {
  return plan.given.map(({ symbol, sector, weight }) => {
    const { closes } = findCloses(market, symbol, plan.from);
    const shares = Math.round((firstCapital * weight) / (closes[0] ?? NaN));
    return {
      symbol,
      name: symbol,
      sector: findSector(sector),
      side: 'given',
      shares,
      listedAt: 0,
      endsAt: closes.length,
      deal: null,
      closes,
      move: 0,
      sensitivity: 0,
      draw: () => undefined,
    };
  });
}

/** The cap-weighted closes of a sector of an index, six decimals. */
function buildSectorCloses(index: CapIndex, sector: string, sessions: number): Float64Array {
  let level = sectorStart;
  return Float64Array.from({ length: sessions }, (_, session) => {
    if (session === 0) return level;
    const members = listMembersOn(index, session).filter((stock) => stock.sector.symbol === sector);
    const [before, after] = [session - 1, session].map((at) => members.reduce((sum, stock) => sum + capitalise(stock, at), 0));
    level *= (after ?? NaN) / (before ?? NaN);
    return Math.round(level * 1e6) / 1e6;
  });
}

/** The members over a sample market (`generateSampleMarket`), with memberships, sectors, weights and counts of the shipped universes. */
export function generateSampleMembers(
  calendar: Calendar,
  market: readonly SampleSeries[],
  plan: SampleMemberPlan = sampleMemberPlan,
): SampleMembers {
  if (plan.from < firstSampleSession)
    throw new RangeError(`The sample begins on ${firstSampleSession}, its members cannot begin on ${plan.from}`);
  const sessions = calendar.sessionsBetween(plan.from, lastSampleSession);
  const [broad, growth, small] = ['SPX', 'NDX', 'RUT'].map((symbol) => findCloses(market, symbol, plan.from));
  if (broad === undefined || growth === undefined || small === undefined) throw new RangeError('The sample market has no indices');
  const climate = buildMemberClimate(broad.lead, broad.closes, plan.seed);
  const given = listGiven(market, plan);
  const givenShare = plan.given.reduce((sum, { weight }) => sum + weight, 0);
  const planned = planStocks(plan, broad.closes, climate, givenShare, plan.seed + 100);
  const simulated = simulateMembers(
    sessions,
    planned,
    given,
    { broad: broad.closes, growth: growth.closes, small: small.closes },
    plan.seed + 99,
  );
  const invented = simulated.stocks
    .filter(({ side }) => side !== 'given')
    .map(
      ({ symbol, name, listedAt, endsAt, closes }): SampleMember => ({
        symbol,
        name,
        kind: 'stock',
        sessions: sessions.slice(listedAt, endsAt),
        closes: closes.subarray(listedAt, endsAt),
      }),
    );
  const sectors = sampleSectors.map(
    ({ symbol, name }): SampleMember => ({
      symbol,
      name: `Simulated ${name} sector`,
      kind: 'etf',
      sessions,
      closes: buildSectorCloses(simulated.family.broad, symbol, sessions.length),
    }),
  );
  return { members: [...invented, ...sectors], universes: buildUniverses(simulated, sessions, givenFrom) };
}
