import type { Market } from '@/lib/market/market';
import { alignCounts } from '@/lib/market/universe/align-counts';
import { countMembers } from '@/lib/market/universe/count-members';
import { countSectors } from '@/lib/market/universe/count-sectors';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { packCloses } from '@/lib/market/universe/member-closes';
import type { MarketUniverse, MemberSpell, PanelMember } from '@/lib/market/universe/universe';
import { makeRandomCloses } from './random-market';

interface Options {
  readonly memberCount?: number;
  /** Whether a member lacks a close now and then, which leaves it out of every mean for as long as the mean reaches back. */
  readonly holes?: boolean;
}

function makeMember(seed: number, i: number, length: number, { memberCount, holes }: Required<Options>): PanelMember {
  const closes = Float64Array.from(makeRandomCloses(seed + 104_729 * (i + 1), length));
  if (!holes)
    closes.forEach((close, t) => {
      if (Number.isNaN(close)) closes[t] = closes[t - 1] ?? NaN;
    });
  // One is listed late, one leaves, one comes back.
  if (i === 1) closes.fill(NaN, 0, 40);
  const spans = i === 2 ? Int32Array.of(0, 200) : i === 3 ? Int32Array.of(10, 90, 150, length) : Int32Array.of(0, length);
  const weighed = Math.ceil(length / 21);
  const weights = {
    positions: Int32Array.from({ length: weighed }, (_, place) => place * 21),
    values: new Float64Array(weighed).fill(1 / memberCount),
  };
  return { symbol: `M${i}`, name: `Member ${i}`, sector: i % 2 === 0 ? 'Energy' : 'Utilities', closes: packCloses(closes), spans, weights };
}

/** The spells of members as they are stored: a position is its session. */
function toSpells(sessions: Market['sessions'], { symbol, name, spans }: PanelMember): MemberSpell[] {
  return Array.from({ length: spans.length / 2 }, (_, at) => ({
    from: sessions[spans[2 * at] ?? 0],
    until: sessions[spans[2 * at + 1] ?? 0] ?? null,
  })).flatMap(({ from, until }) => (from === undefined ? [] : [{ symbol, name, from, until, lastWithout: null, lastWith: null }]));
}

/** The market with every shipped universe attached: small ones of made members, and for ready-made counts what those members add up to. */
export function withRandomUniverses(market: Market, seed: number, { memberCount = 9, holes = true }: Options = {}): Market {
  const length = market.sessions.length;
  const members = Array.from({ length: memberCount }, (_, i) => makeMember(seed, i, length, { memberCount, holes }));
  const counted = countMembers({
    sessions: market.sessions,
    firstOrdinal: 0,
    closes: members.map(({ closes }) => closes),
    spans: members.map(({ spans }) => spans),
  });
  const panel = { start: 0, length, members };
  const sectors = countSectors(panel, market.sessions, 0);
  const { advances, declines, unchanged, newHighs, newLows } = counted.columns;
  const universes = defaultUniverses.map((definition): [string, MarketUniverse] => {
    const isCounts = definition.kind === 'counts';
    const counts = alignCounts(
      isCounts ? { sessions: counted.sessions, columns: { advances, declines, unchanged, newHighs, newLows } } : counted,
      market.sessions,
    );
    return [
      definition.id,
      {
        definition,
        basis: 'price',
        counts,
        panel: isCounts ? null : panel,
        spells: isCounts ? null : members.flatMap((member) => toSpells(market.sessions, member)),
        sectorNames: isCounts ? [] : ['Energy', 'Utilities'],
        sectors: isCounts ? null : sectors,
        sources: ['import'],
        first: market.sessions[0] ?? null,
        last: market.sessions.at(-1) ?? null,
      },
    ];
  });
  return { ...market, universes: new Map(universes) };
}
