import { describe, expect, it } from 'vitest';
import { padCounts } from '@/lib/market/universe/resize-universe';
import { sectorAt } from '@/lib/market/universe/sector-at';
import { countSectors } from '@/lib/market/universe/count-sectors';
import { packCloses } from '@/lib/market/universe/member-closes';
import { listSectors, nameSector, toSectorSlug, unsectoredSlug } from '@/lib/market/universe/sector-slug';
import type { PanelMember } from '@/lib/market/universe/universe';
import { makeMarket } from '@/tests/support/make-market';

describe('toSectorSlug', () => {
  it.each([
    ['Health Care', 'health-care'],
    ['health-care', 'health-care'],
    ['  Énergie & Eau ', 'énergie-eau'],
    ['エネルギー', 'エネルギー'],
    ['Tier 2', 'tier-2'],
    ['–', ''],
    ['Communication', 'communication-services'],
    ['Communication Services', 'communication-services'],
  ])('writes %s as %s', (name, slug) => {
    expect(toSectorSlug(name)).toBe(slug);
    expect(toSectorSlug(slug)).toBe(slug);
  });
});

describe('listSectors and nameSector', () => {
  it('one name a slug, and words where none is stored', () => {
    const names = listSectors(['Utilities', 'Health-Care', 'Health Care', '–', 'Energy', 'Energy']);
    expect(names).toEqual(['Energy', 'Health Care', 'Utilities']);
    expect(nameSector(names, 'health-care')).toBe('Health Care');
    expect(nameSector([], 'real-estate')).toBe('Real Estate');
  });
});

describe('countSectors', () => {
  const { sessions } = makeMarket('2024-07-01', { SPX: [1, 2, 3, 4] });
  const member = (symbol: string, sector: string | null, closes: readonly number[]): PanelMember => ({
    symbol,
    name: symbol,
    sector,
    closes: packCloses(Float64Array.from(closes)),
    spans: Int32Array.of(0, closes.length),
    weights: null,
  });
  const panel = {
    start: 1,
    length: 3,
    members: [member('A', 'Energy', [1, 2, NaN]), member('B', 'energy', [5, 4, NaN]), member('C', null, [7, 8, 9])],
  };

  it('counts each by itself from where the panel begins; spellings of one sector are one, and who has none stands apart', () => {
    const counted = countSectors(panel, sessions, 0);
    expect([...counted.keys()]).toEqual([unsectoredSlug, 'energy']);
    const energy = counted.get('energy');
    expect([...(energy?.advances ?? [])]).toEqual([NaN, 0, 1, NaN]);
    expect([...(energy?.declines ?? [])]).toEqual([NaN, 0, 1, NaN]);
    expect([...(energy?.members ?? [])]).toEqual([NaN, 2, 2, NaN]);
    expect([...(counted.get(unsectoredSlug)?.advances ?? [])]).toEqual([NaN, 0, 1, 1]);
  });

  it('counts a member on each session in the sector that it had then, and before the first that is known in that one', () => {
    const moved = {
      ...member('A', 'Energy', [1, 2, 3]),
      sectors: [
        { start: 0, sector: 'Utilities' },
        { start: 2, sector: 'Energy' },
      ],
    };
    const counted = countSectors({ ...panel, members: [moved, member('B', 'Energy', [5, 4, 3])] }, sessions, 0);
    const membersOf = (slug: string) => [...(counted.get(slug)?.members ?? [])];
    expect([membersOf('energy'), membersOf('utilities')]).toEqual([
      [NaN, 1, 1, 2],
      [NaN, 1, 1, NaN],
    ]);
    // What it did since yesterday is counted where it is today.
    expect([...(counted.get('energy')?.advances ?? [])]).toEqual([NaN, 0, 0, 1]);
    const late = { ...moved, sectors: [{ start: 1, sector: 'Utilities' }] };
    expect([0, 1, 2].map((position) => sectorAt(late, position))).toEqual(['Utilities', 'Utilities', 'Utilities']);
    expect([0, 1, 2].map((position) => sectorAt(moved, position))).toEqual(['Utilities', 'Utilities', 'Energy']);
    expect(sectorAt(member('C', 'Energy', [1]), 0)).toBe('Energy');
  });

  it('is the same where the sessions of the panel are counted alone and those before are added', () => {
    const alone = countSectors({ ...panel, start: 0 }, sessions.slice(panel.start), 0);
    expect(alone.get('energy')?.members).toHaveLength(3);
    expect(new Map([...alone].map(([slug, counts]) => [slug, padCounts(counts, sessions.length)]))).toEqual(
      countSectors(panel, sessions, 0),
    );
  });

  it('is no sector at all where none is stored', () => {
    expect(countSectors({ ...panel, members: panel.members.filter(({ sector }) => sector === null) }, sessions, 0).size).toBe(0);
  });
});
