import { describe, expect, it } from 'vitest';
import { sayStanding } from '@/lib/studies/breadth/sector-breadth/say';

const say = (shares: Readonly<Record<string, number>>) =>
  sayStanding(
    Object.entries(shares).map(([name, share]) => ({ name, share })),
    (share) => `${Math.round(share * 100)}%`,
  );

describe('which sectors stand highest and lowest', () => {
  it('are one each where no other stands alike', () =>
    expect(say({ Energy: 0.9, Materials: 0.5, Utilities: 0 })).toBe('Energy (90%) stands highest and Utilities (0%) lowest'));
  it('are all that stand alike, counted where they are many', () => {
    expect(say({ Energy: 1, Materials: 1, Utilities: 0 })).toBe('Energy and Materials (100%) stand highest and Utilities (0%) lowest');
    expect(say({ Energy: 1, Financials: 0, Industrials: 0, Materials: 0, Utilities: 0 })).toBe(
      'Energy (100%) stands highest and four sectors (0%) lowest',
    );
  });
  it('are none where all do, or where there is one', () => {
    expect(say({ Energy: 0.5, Utilities: 0.5 })).toBe('both sectors stand alike');
    expect(say({ Energy: 0.5 })).toBe('');
  });
});
