import { describe, expect, it } from 'vitest';
import { countSectors } from '@/lib/market/universe/count-sectors';
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
    closes: Float64Array.from(closes),
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

  it('is no sector at all where none is stored', () => {
    expect(countSectors({ ...panel, members: panel.members.filter(({ sector }) => sector === null) }, sessions, 0).size).toBe(0);
  });
});
