import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '@/lib/market/study-range';
import type { Market } from '@/lib/market/market';
import type { MemberPanel } from '@/lib/market/universe/universe';
import { alignCounts } from '@/lib/market/universe/align-counts';
import { countMembers } from '@/lib/market/universe/count-members';
import { findStudy } from '@/lib/studies/registry';
import { readUniverse } from '@/lib/studies/kit/universe/read-universe';
import { makeRandomMarket } from '../support/random-market';
import { withRandomUniverses } from '../support/random-universe';

const studies = ['above-average', 'advance-decline', 'highs-lows', 'mcclellan'] as const;
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const makeMarket = (seed: number): Market => withRandomUniverses(makeRandomMarket(seed, 300, false), seed);

function compute(id: string, market: Market, query: Readonly<Record<string, string>>) {
  const study = findStudy(id);
  if (study === undefined) throw new Error(`no study ${id}`);
  return study.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, study.params.parse({ minCoveragePct: '0', ...query }));
}

/** The market whose S&P 500 has the members of one sector alone. */
function keepSector(market: Market, sector: string): Market {
  const universe = readUniverse(market, 'sp500');
  const panel: MemberPanel | null = universe.panel;
  if (panel === null) throw new Error('no members');
  const members = panel.members.filter((member) => member.sector === sector);
  const counts = alignCounts(countMembers({ sessions: market.sessions, firstOrdinal: 0, closes: members.map(({ closes }) => closes), spans: members.map(({ spans }) => spans) }), market.sessions);
  return { ...market, universes: new Map(market.universes).set('sp500', { ...universe, counts, panel: { ...panel, members } }) };
}

describe('counts of sectors', () => {
  it('add up to those of their universe in every column of every session', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const { counts, sectors } = readUniverse(makeMarket(seed), 'sp500');
      for (const name of ['members', 'withClose', 'advances', 'declines', 'unchanged', 'newHighs', 'newLows', 'eligibleHigh'] as const) {
        // No row of a sector is a session without a close of its members: nobody to count.
        const sum = counts?.[name].map((_, t) => [...(sectors?.values() ?? [])].reduce((total, own) => total + (Number.isNaN(own[name][t] ?? NaN) ? 0 : (own[name][t] ?? NaN)), 0));
        if (name !== 'members') expect(sum, name).toEqual(counts?.[name]);
        else sum?.forEach((of, t) => { expect(of).toBeLessThanOrEqual(counts?.members[t] ?? NaN); });
      }
    }), { numRuns: 10 });
  });
});

describe.each(studies)('%s', (id) => {
  it('of one sector is that of a universe with its members alone', () => {
    fc.assert(fc.property(seeds, fc.constantFrom('Energy', 'Utilities'), (seed, sector) => {
      const market = makeMarket(seed);
      const rows = compute(id, market, { sector }).rows;
      expect(rows.length).toBeGreaterThan(0);
      expect(rows).toEqual(compute(id, keepSector(market, sector), {}).rows);
    }), { numRuns: 10 });
  });
});
