import { describe, expect, it } from 'vitest';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import type { MarketUniverse, MemberSpell } from '@/lib/market/universe/universe';
import { membersLayer } from '@/lib/studies/layers/members';
import { makeRandomMarket } from '../../support/random-market';
import { withRandomUniverses } from '../../support/random-universe';

const market = withRandomUniverses(makeRandomMarket(5, 700), 5);
const day = (at: number): SessionDate => market.sessions[at] ?? parseSessionDate('2000-01-03');
const spell = (symbol: string, from: number, until: number | null, more: Partial<MemberSpell> = {}): MemberSpell => ({
  symbol,
  name: symbol,
  from: day(from),
  until: until === null ? null : day(until),
  lastWithout: null,
  lastWith: null,
  ...more,
});

function withSpells(spells: readonly MemberSpell[], more: Partial<MarketUniverse> = {}): Market {
  const sp500 = market.universes.get('sp500');
  if (sp500 === undefined) throw new Error('no such universe');
  return { ...market, universes: new Map([...market.universes, ['sp500', { ...sp500, spells, ...more }]]) };
}

const tell = (of: Market, universe = 'sp500') => {
  const found = membersLayer.find(of, { symbol: 'SPX', universe });
  return 'lacks' in found
    ? found.lacks
    : found.events.map(({ from, to, label, detail, knownFrom }) => [from, to, label, detail, knownFrom]);
};

const spells = [
  spell('OLD', 0, 300),
  spell('BACK', 0, 100),
  spell('BACK', 300, null),
  // One spell in two pieces: it never left.
  spell('KEPT', 0, 200),
  spell('KEPT', 200, null),
  spell('NEW', 300, null, { name: 'New & Co', lastWithout: day(290) }),
  spell('A', 400, 500),
  spell('B', 400, 500),
  spell('C', 400, null),
];

describe('index changes', () => {
  it('are told by day: those of the first list are none', () => {
    expect(tell(withSpells(spells))).toEqual([
      [day(100), day(100), 'BACK out', 'Left: BACK.', day(100)],
      [
        day(300),
        day(300),
        '2 in, 1 out',
        expect.stringContaining('Joined: BACK and New & Co (NEW). Left: OLD. Found by comparing lists'),
        day(300),
      ],
      [day(400), day(400), '3 in, 0 out', 'Joined: A, B and C.', day(400)],
      [day(500), day(500), 'A out, B out', 'Left: A and B.', day(500)],
    ]);
  });

  it('are known from their day on, not before', () => {
    const told = tell(cutMarket(withSpells(spells), day(399)));
    expect(Array.isArray(told) ? told.map(([from]) => from) : told).toEqual([day(100), day(300)]);
  });

  it('of ready-made counts are those of the S&P 500', () => {
    expect(tell(withSpells(spells), 'nyse')).toEqual(tell(withSpells(spells)));
  });

  it('are not told of a list of today, nor before the day from which lists are their own', () => {
    const sp500 = market.universes.get('sp500');
    if (sp500 === undefined) throw new Error('no such universe');
    const today = { definition: { ...sp500.definition, survivorship: 'survivors' } } as const;
    expect(tell(withSpells(spells, today))).toBe('a list of members of S&P 500 as it was on each day');
    const told = tell(withSpells(spells, { hindsightTo: day(300) }));
    expect(Array.isArray(told) ? told.map(([from]) => from) : told).toEqual([day(400), day(500)]);
    expect(tell(withSpells([]))).toBe('the members of S&P 500');
  });
});
