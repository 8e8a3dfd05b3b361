import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '@/lib/market/study-range';
import type { Market } from '@/lib/market/market';
import type { MemberPanel } from '@/lib/market/universe/universe';
import { alignCounts } from '@/lib/market/universe/align-counts';
import { countMembers } from '@/lib/market/universe/count-members';
import { spreadValues } from '@/lib/metrics';
import { countSectors } from '@/lib/market/universe/count-sectors';
import { findStudy } from '@/lib/studies/registry';
import { readUniverse } from '@/lib/studies/kit/universe/read-universe';
import { forwardParams } from '@/lib/studies/after/forward/params';
import { toMeasureChoice } from '@/lib/studies/measure/event-rule';
import { sectoredIndicators } from '@/lib/studies/measure/indicators';
import { sectorOf } from '@/lib/studies/measure/measure-breadth';
import { listMeasureUniverses, measureSeries } from '@/lib/studies/measure/measure-series';
import { writeClaimQuery } from '@/lib/studies/measure/write-claim-query';
import { makeRandomMarket } from '../support/random-market';
import { withRandomUniverses } from '../support/random-universe';
import { rounds } from '../support/rounds';

const studies = ['above-average', 'advance-decline', 'highs-lows', 'mcclellan'] as const;
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const makeMarket = (seed: number): Market => withRandomUniverses(makeRandomMarket(seed, 300, false), seed);

function compute(id: string, market: Market, query: Readonly<Record<string, string>>) {
  const study = findStudy(id);
  if (study === undefined) throw new Error(`no study ${id}`);
  return study.compute(
    { market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' },
    study.params.parse({ minCoveragePct: '0', ...query }),
  );
}

/** The market whose S&P 500 has the members of one sector alone. */
function keepSector(market: Market, sector: string): Market {
  const universe = readUniverse(market, 'sp500');
  const panel: MemberPanel | null = universe.panel;
  if (panel === null) throw new Error('no members');
  const members = panel.members.filter((member) => member.sector === sector);
  const counts = alignCounts(
    countMembers({
      sessions: market.sessions,
      firstOrdinal: 0,
      closes: members.map(({ closes }) => closes),
      spans: members.map(({ spans }) => spans),
    }),
    market.sessions,
  );
  return { ...market, universes: new Map(market.universes).set('sp500', { ...universe, counts, panel: { ...panel, members } }) };
}

/** The market with the sector of every third member of the S&P 500 taken away. */
function leaveUnsectored(market: Market): Market {
  const universe = readUniverse(market, 'sp500');
  if (universe.panel === null) throw new Error('no members');
  const panel = {
    ...universe.panel,
    members: universe.panel.members.map((member, at) => (at % 3 === 0 ? { ...member, sector: null } : member)),
  };
  return {
    ...market,
    universes: new Map(market.universes).set('sp500', { ...universe, panel, sectors: countSectors(panel, market.sessions, 0) }),
  };
}

describe('counts of sectors', () => {
  it('add up to those of their universe in every column of every session', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { counts, sectors } = readUniverse(makeMarket(seed), 'sp500');
        for (const name of ['members', 'withClose', 'advances', 'declines', 'unchanged', 'newHighs', 'newLows', 'eligibleHigh'] as const) {
          // No row of a sector is a session without a close of its members: nobody to count.
          const sum = counts?.[name].map((_, t) =>
            [...(sectors?.values() ?? [])].reduce(
              (total, own) => total + (Number.isNaN(own[name][t] ?? NaN) ? 0 : (own[name][t] ?? NaN)),
              0,
            ),
          );
          if (name !== 'members') expect(sum, name).toEqual(counts?.[name]);
          else
            sum?.forEach((of, t) => {
              expect(of).toBeLessThanOrEqual(counts?.members[t] ?? NaN);
            });
        }
      }),
      { numRuns: rounds(10) },
    );
  });
});

describe.each(studies)('%s', (id) => {
  it('of one sector is that of a universe with its members alone', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('Energy', 'Utilities'), (seed, sector) => {
        const market = makeMarket(seed);
        const rows = compute(id, market, { sector }).rows;
        expect(rows.length).toBeGreaterThan(0);
        expect(rows).toEqual(compute(id, keepSector(market, sector), {}).rows);
      }),
      { numRuns: rounds(10) },
    );
  });
});

/** The share of a sector's members above their mean at each session, counted member by member. */
function shareNaively(market: Market, sector: string, window: number): number[] {
  const { length } = market.sessions;
  const members = (readUniverse(market, 'sp500').panel?.members ?? [])
    .filter((member) => member.sector === sector)
    .map(({ spans, closes }) => ({ spans, closes: spreadValues(closes, new Float64Array(length)) }));
  return market.sessions.map((_, t) => {
    const own = members.filter(({ spans }) => [...spans].some((from, at) => at % 2 === 0 && t >= from && t < (spans[at + 1] ?? 0)));
    const full = own.flatMap(({ closes }) => {
      const last = closes.subarray(Math.max(0, t - window + 1), t + 1);
      return last.length === window && !last.some(Number.isNaN) ? [last] : [];
    });
    const above = full.filter((last) => (last.at(-1) ?? NaN) > (last.reduce((sum, close) => sum + close, 0) / window) * (1 + 1e-12));
    return full.length === 0 || full.length / own.length < 0.9 - 1e-9 ? NaN : above.length / full.length;
  });
}

describe('claims and rules', () => {
  const query = { measure: 'breadth', members: 'sp500', average: '20' };
  const choose = (given: Readonly<Record<string, string>>) => toMeasureChoice(forwardParams.parse({ ...query, ...given }));
  const contextOf = (market: Market) => ({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' as const });

  it('measure of one sector the share that its members have, counted one by one', () => {
    let known = 0;
    fc.assert(
      fc.property(seeds, fc.constantFrom('Energy', 'Utilities'), (seed, sector) => {
        const market = makeMarket(seed);
        const { values } = measureSeries(contextOf(market), choose({ sector }));
        shareNaively(market, sector, 20).forEach((share, t) => {
          if (Number.isNaN(share)) expect(values[t], `session ${t}`).toBeNaN();
          else expect(values[t], `session ${t}`).toBeCloseTo(share, 12);
        });
        known += values.filter((value) => !Number.isNaN(value)).length;
      }),
      { numRuns: rounds(10) },
    );
    expect(known).toBeGreaterThan(0);
  });

  it.each(sectoredIndicators)('judge %s of one sector as of a universe with its members alone', (indicator) => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('Energy', 'Utilities'), (seed, sector) => {
        const market = makeMarket(seed);
        const alone = keepSector(market, sector);
        const given = { indicator, direction: 'down' };
        expect(measureSeries(contextOf(market), choose({ ...given, sector })).values).toEqual(
          measureSeries(contextOf(alone), choose(given)).values,
        );
        const judged = { ...given, comparison: 'highest-since', since: '' };
        const [own, other] = [compute('claim', market, { ...query, ...judged, sector }), compute('claim', alone, { ...query, ...judged })];
        expect(own.rows).toEqual(other.rows);
        expect([own.verdict?.kind, own.verdict?.figure]).toEqual([other.verdict?.kind, other.verdict?.figure]);
      }),
      { numRuns: rounds(5) },
    );
  });

  it('name the sector, say so in the definition and come back from the link of the claim', () => {
    const market = makeMarket(3);
    const params = { ...query, sector: 'Energy', direction: 'down', comparison: 'first-since', since: '', atLeast: '50' };
    const sentence = compute('claim', market, params).verdict?.sentence ?? [];
    const text = sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('');
    expect(text).toContain('share of the S&P 500 Energy sector members above their 20-session mean');
    expect(sentence).toContainEqual(expect.objectContaining({ text: 'Energy sector' }));
    for (const id of ['claim', 'forward']) {
      const study = findStudy(id);
      const parsed = study?.params.parse(id === 'claim' ? params : { ...query, sector: 'Energy' });
      expect(study?.universes?.(parsed ?? {})).toMatchObject([{ id: 'sp500', level: 'sectors' }]);
      expect(study?.definition(parsed ?? {}).text).toContain('Counted are the S&P 500 Energy sector members alone');
    }
    expect(compute('forward', market, { ...query, sector: 'energy' }).headlines[0]?.text).toContain('S&P 500 Energy sector members');
    const comparison = { name: 'largest', since: null, count: null } as const;
    const written = writeClaimQuery(market, 'price', { choice: choose({ sector: 'energy' }), comparison, atLeast: null });
    expect(written).toContain('members=sp500&sector=energy&');
    expect(writeClaimQuery(market, 'price', { choice: choose({}), comparison, atLeast: null })).not.toContain('sector');
  });

  it('say of a universe without sectors what brings them', () => {
    const market = makeMarket(4);
    const bare = {
      ...market,
      universes: new Map(market.universes).set('sp500', { ...readUniverse(market, 'sp500'), sectorNames: [], sectors: new Map() }),
    };
    const { verdict } = compute('claim', bare, { ...query, sector: 'energy', comparison: 'largest' });
    expect(verdict).toMatchObject({ kind: 'cannot_check', figure: null });
    expect(verdict?.missing).toMatch(/^Needs sectors\. No sectors of the S&P 500 are stored here.*import --sectors sp500/);
  });

  it('have no sector of signals, ready-made counts and what needs members', () => {
    const idle = [
      ['indicator', 'zweig-thrust'],
      ['indicator', 'hindenburg'],
      ['members', 'nyse'],
      ['indicator', 'dispersion'],
    ] as const;
    for (const [name, value] of idle) {
      const choice = choose({ [name]: value, sector: 'energy' });
      expect(sectorOf(choice)).toBe('all');
      expect(listMeasureUniverses(choice)[0]?.level).not.toBe('sectors');
    }
  });
});

describe('sector-breadth', () => {
  const queries = fc.record({
    show: fc.constantFrom('above', 'advancing', 'net', 'highs'),
    windowSessions: fc.constantFrom('20', '50'),
    minCoveragePct: fc.constantFrom('0', '60', '90'),
  });

  it('splits the figure of all into points that sum to it', () => {
    let judged = 0;
    fc.assert(
      fc.property(seeds, queries, (seed, query) => {
        const { rows, columns } = compute('sector-breadth', leaveUnsectored(makeMarket(seed)), query);
        const parts = columns.filter(({ unit }) => unit === 'pp').map(({ key }) => key);
        expect(parts).toEqual(['energy_pp', 'utilities_pp', 'unsectored_pp']);
        for (const row of rows) {
          const sum = parts.reduce((total, key) => total + Number(row[key]), 0);
          if (row['value'] === null) expect(parts.map((key) => row[key])).toEqual([null, null, null]);
          else expect(sum).toBeCloseTo(Number(row['value']), 9);
        }
        judged += rows.length;
      }),
      { numRuns: rounds(20) },
    );
    expect(judged).toBeGreaterThan(rounds(1_000));
  });

  it('has for a sector what the share of that sector alone says', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('0', '90'), (seed, minCoveragePct) => {
        const market = makeMarket(seed);
        const alone = new Map(
          compute('above-average', market, { sector: 'energy', windowSessions: '20', minCoveragePct }).rows.map((row) => [
            row['date'],
            row['value'],
          ]),
        );
        const { rows } = compute('sector-breadth', market, { show: 'above', windowSessions: '20', minCoveragePct });
        for (const row of rows) expect(row['energy_pct']).toBe(alone.get(row['date']) ?? null);
      }),
      { numRuns: rounds(10) },
    );
  });

  it('knows no order of members', () => {
    fc.assert(
      fc.property(seeds, queries, (seed, query) => {
        const market = makeMarket(seed);
        const universe = readUniverse(market, 'sp500');
        const panel = universe.panel === null ? null : { ...universe.panel, members: [...universe.panel.members].reverse() };
        const turned = {
          ...market,
          universes: new Map(market.universes).set('sp500', {
            ...universe,
            panel,
            sectors: panel === null ? null : countSectors(panel, market.sessions, 0),
          }),
        };
        expect(compute('sector-breadth', turned, query)).toEqual(compute('sector-breadth', market, query));
      }),
      { numRuns: rounds(10) },
    );
  });
});
