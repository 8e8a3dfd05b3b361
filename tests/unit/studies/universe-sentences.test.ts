import { describe, expect, it } from 'vitest';
import { sayPoints } from '@/lib/format/format-number';
import { sayAboveAverage } from '@/lib/studies/breadth/above-average/say';
import { sayMany, sayWho } from '@/lib/studies/breadth/build-breadth';
import type { Market } from '@/lib/market/market';
import { findStudy } from '@/lib/studies/registry';
import type { StudyComputation } from '@/lib/studies/kit/study';
import { alignCounts } from '@/lib/market/universe/align-counts';
import { countSectors } from '@/lib/market/universe/count-sectors';
import { readUniverse } from '@/lib/studies/kit/universe/read-universe';
import { countMembers } from '@/lib/market/universe/count-members';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { packCloses } from '@/lib/market/universe/member-closes';
import type { MarketUniverse, PanelMember } from '@/lib/market/universe/universe';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

/** Two members of the S&P 500, half of the index each at the first close; `ended` is where the closes of most of them end. */
function build(closes: Readonly<Record<string, readonly number[]>>, ended = -1): Market {
  const series = Object.entries(closes);
  const length = series[0]?.[1].length ?? 0;
  const market = makeMarket('2024-07-01', { SPX: Array.from({ length }, (_, t) => 100 - t) });
  const members = series.map(
    ([symbol, values]): PanelMember => ({
      symbol,
      name: symbol,
      sector: null,
      closes: packCloses(Float64Array.from(values)),
      spans: Int32Array.of(0, length),
      weights: { positions: Int32Array.of(0), values: Float64Array.of(0.5) },
    }),
  );
  const counts = alignCounts(
    countMembers({
      sessions: market.sessions,
      firstOrdinal: 0,
      closes: members.map(({ closes: own }) => own),
      spans: members.map(({ spans }) => spans),
    }),
    market.sessions,
  );
  const definition = findDefaultUniverse('sp500');
  if (definition === undefined) throw new Error('sp500 is not shipped');
  const universe = {
    definition,
    basis: 'price',
    counts,
    panel: { start: 0, length, members },
    sectorNames: [],
    sectors: null,
    sources: ['import'],
    first: market.sessions[0] ?? null,
    last: market.sessions.at(ended) ?? null,
  } as const;
  return { ...market, universes: new Map([['sp500', universe]]) };
}

function compute(id: string, market: Market, query: Readonly<Record<string, string>> = {}, shown?: number): StudyComputation {
  const study = findStudy(id);
  if (study === undefined) throw new Error(`no study ${id}`);
  return study.compute(makeContext(market, undefined, shown), study.params.parse(query));
}

describe('sentences of universes', () => {
  it('name members, and say that all of them rose', () => {
    const market = build({ XLK: [10, 11], XLF: [20, 21] });
    const universe = market.universes.get('sp500');
    if (universe?.panel == null) throw new Error('no panel');
    const members = universe.panel.members.map((member) => ({
      ...member,
      name: member.symbol === 'XLK' ? 'Technology (XLK)' : 'Financials',
    }));
    const named = { ...market, universes: new Map([['sp500', { ...universe, panel: { ...universe.panel, members } }]]) };
    const { headlines } = compute('members', named, {}, 1);
    expect(headlines[0]?.text).toBe('Both members of the S&P 500 rose on 2 Jul 2024.');
    expect(headlines[0]?.detail).toBe('Technology (+10.00%) did better and Financials (+5.00%) worse.');
  });

  it('say of one alone that it is the only one, not one of one', () => {
    const tell = (closes: Readonly<Record<string, readonly number[]>>): string | undefined =>
      compute('members', build(closes), {}, 1).headlines[0]?.text;
    expect(tell({ XLK: [10, 11] })).toBe('Of the members of the S&P 500 only one is stored; it rose on 2 Jul 2024.');
    expect(tell({ XLK: [10, 9] })).toBe('Of the members of the S&P 500 only one is stored; it did not rise on 2 Jul 2024.');
    expect(tell({ XLK: [10, 11], XLF: [NaN, 20], XLE: [NaN, 30] })).toBe(
      'Only one of the three members of the S&P 500 has a return; it rose on 2 Jul 2024.',
    );
    expect(tell({ XLK: [10, 11], XLF: [20, 19], XLE: [NaN, 30] })).toBe(
      'Only two of the three members of the S&P 500 have a return; one of the two rose on 2 Jul 2024.',
    );
  });

  it('rank from the end that a value is near to, where the other is far', () => {
    // Of 26 sessions one has one member of three that rose, the last has two, all others have three.
    const up = (turns: readonly number[]) => Array.from({ length: 27 }, (_, t) => 100 + t - 2 * turns.filter((turn) => turn <= t).length);
    const market = build({ AAA: up([5]), BBB: up([5, 26]), CCC: up([]) });
    expect(compute('advance-decline', market, { show: 'percent' }).headlines[0]?.detail).toBe(
      'The second lowest of 26 sessions since 2 Jul 2024.',
    );
  });

  it('call the members what they are: funds of sectors are sectors, not members of them', () => {
    const market = build({ AAA: [10, 11, 9], BBB: [20, 21, 19], CCC: [5, 6, 4] });
    const [sp500, sectors] = [market.universes.get('sp500'), findDefaultUniverse('sectors')];
    if (sp500 === undefined || sectors === undefined) throw new Error('not shipped');
    const named = { ...market, universes: new Map([['sectors', { ...sp500, definition: sectors }]]) };
    const texts = ['members', 'dispersion'].map((id) => compute(id, named, { universe: 'sectors' }).headlines[0]?.text ?? '');
    expect(texts[0]).toBe('None of the three S&P 500 sectors rose on 3 Jul 2024.');
    expect(texts[1]).toMatch(/^Returns of the S&P 500 sectors over one session to 3 Jul 2024 lay /);
    expect(sayAboveAverage(sectors, '50', { share: 0, above: 0, eligible: 9 }, '3 Jul 2024')).toBe(
      'On 3 Jul 2024 0.0% of the S&P 500 sectors closed above their 50-session mean, none of nine',
    );
  });

  it('count in words to twelve, and none in its own', () => {
    const [sp500, nyse] = [findDefaultUniverse('sp500'), findDefaultUniverse('nyse')];
    if (sp500 === undefined || nyse === undefined) throw new Error('not shipped');
    expect([0, 1, 12, 13].map((count) => sayWho(sp500, count))).toEqual([
      'None of the S&P 500',
      'One of the S&P 500',
      'Twelve of the S&P 500',
      '13 of the S&P 500',
    ]);
    expect([0, 1, 1204].map((count) => sayWho(nyse, count))).toEqual(['No NYSE issue', 'One NYSE issue', '1,204 NYSE issues']);
    expect([0, 7, 1204].map(sayMany)).toEqual(['none', 'seven', '1,204']);
    const fallen = compute('advance-decline', build({ AAA: [10, 9, 8], BBB: [20, 19, 18] }), { show: 'percent' });
    expect(fallen.headlines[0]?.text).toBe('None of the S&P 500 rose and two fell on 3 Jul 2024, an AD percent of −100.00%.');
  });

  it('tell the coverage apart where the closes of most members end', () => {
    const market = build({ AAA: [10, 11, 12, 13, 14], BBB: [20, 21, 22, NaN, NaN] }, 2);
    const messageOf = (shown?: number): string | undefined =>
      compute('contribution', market, {}, shown).flags.find(({ code }) => code === 'survivorship')?.message;
    expect(messageOf()).toBe(
      'Coverage: closes are stored for 100.0% of the members of the S&P 500 on each session shown up to 3 Jul 2024, and for 50.0% after it; the others are missing from every count.',
    );
    expect(messageOf(2)).toBe(
      'Coverage: closes are stored for 50.0% of the members of the S&P 500 on each session shown; the others are missing from every count.',
    );
  });

  it('tell of what is shown before the first list that is known as it was that later members are applied to it', () => {
    const market = build({ AAA: [10, 11, 12], BBB: [20, 21, 22] });
    const universe = readUniverse(market, 'sp500');
    const messageOf = (hindsightTo: MarketUniverse['hindsightTo']): string | undefined => {
      const told = { ...market, universes: new Map([['sp500', { ...universe, hindsightTo }]]) };
      return compute('advance-decline', told).flags.find(({ code }) => code === 'survivorship')?.message;
    };
    expect(messageOf(market.sessions[2])).toMatch(/^Survivors only before 3 Jul 2024: no list of that time is stored/);
    expect([messageOf(market.sessions[0]), messageOf(null)]).toEqual([undefined, undefined]);
  });

  it('say of a sector where none is stored what brings them, and of members without one how many they are', () => {
    const market = build({ AAA: [10, 11], BBB: [20, 19], CCC: [30, 31] });
    const universe = readUniverse(market, 'sp500');
    const attach = (sectors: MarketUniverse['sectors'], sectorNames: readonly string[]): Market => ({
      ...market,
      universes: new Map([['sp500', { ...universe, sectors, sectorNames }]]),
    });
    const none = compute('advance-decline', attach(new Map(), []), { sector: 'energy' });
    expect(none.rows).toEqual([]);
    expect(none.headlines[0]?.text).toBe('There is nothing to measure for the S&P 500 Energy sector in this range.');
    expect(none.flags).toEqual([
      { code: 'unavailable', symbols: ['sp500'], message: expect.stringContaining('npm run data -- import --sectors sp500 <file>') },
    ]);
    const members = (universe.panel?.members ?? []).map((member) => ({ ...member, sector: member.symbol === 'AAA' ? 'Energy' : null }));
    const split = countSectors({ start: 0, length: 2, members }, market.sessions, 0);
    const { headlines, flags } = compute('advance-decline', attach(split, ['Energy']), { sector: 'energy', show: 'percent' });
    expect(headlines[0]?.text).toBe('One of the S&P 500 Energy sector rose and none fell on 2 Jul 2024, an AD percent of +100.00%.');
    expect(flags.find(({ code }) => code === 'hindsight')?.message).toMatch(
      /throughout\. Up to two members of a session shown have no stored sector and are in none\.$/,
    );
    const dated = (sectorsDated: MarketUniverse['sectorsDated'], sectors = split): string | undefined => {
      const told = { ...market, universes: new Map([['sp500', { ...universe, sectors, sectorNames: ['Energy'], sectorsDated }]]) };
      return compute('advance-decline', told, { sector: 'energy' }).flags.find(({ code }) => code === 'hindsight')?.message;
    };
    const [first, second] = market.sessions;
    if (first === undefined || second === undefined) throw new Error('no sessions');
    expect(dated({ from: first, hasUndated: false })).toBeUndefined();
    expect(dated({ from: second, hasUndated: false })).toMatch(/^Sectors are known as they were from 2 Jul 2024 on: before that day/);
    expect(dated({ from: first, hasUndated: true })).toMatch(/^Those that were imported have no dates/);
  });

  it('name in points who took most from the index, and call none of those that fell an addition', () => {
    expect(compute('contribution', build({ AAA: [10, 9.8], BBB: [20, 19] }), {}, 1).headlines[0]?.text).toMatch(
      /; all took away, BBB \(−2\.50 points\) most and AAA \(−1\.00 points\) least\.$/,
    );
    expect(compute('contribution', build({ AAA: [10, 10.2], BBB: [20, 19] }), {}, 1).headlines[0]?.text).toMatch(
      /; AAA \(\+1\.00 points\) added most and BBB \(−2\.50 points\) took most away\.$/,
    );
    expect(sayPoints(NaN)).toBe('–');
  });
});
