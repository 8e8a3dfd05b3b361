import { describe, expect, it } from 'vitest';
import { buildCandidate, chooseComparison, type CandidateParts } from '@/lib/studies/after/facts/build-candidate';
import type { Candidate } from '@/lib/studies/after/facts/fact';
import { mergeCandidates } from '@/lib/studies/after/facts/merge-candidates';

function make(family: string, choice: CandidateParts['choice'], count: number, window = 5): Candidate {
  const found = { value: 0.1, rank: 1, count, last: -1, history: 10_000 };
  return buildCandidate({
    choice: { ...choice, sessions: window },
    comparison: { name: 'largest', count: null, since: null },
    found,
    index: 10_000,
    stretch: window,
    first: 0,
    family,
    window,
  });
}

const merge = (candidates: readonly Candidate[]) => mergeCandidates(candidates, ({ rarity }) => rarity);

const lead = (symbol: string, versus: string, count: number, window?: number) =>
  make(`outperformance ${symbol} ${versus}`, { measure: 'outperformance', symbol, versus, direction: 'up' }, count, window);
const fall = (symbol: string, count: number) => make(`return ${symbol}`, { measure: 'return', symbol, direction: 'down' }, count);

describe('mergeCandidates', () => {
  it('tells a move of one stock once, whichever of its leads is the rarest, and keeps the others beneath', () => {
    const [story, ...others] = merge([lead('SPX', 'GOOGL', 2), fall('GOOGL', 3), lead('RUT', 'GOOGL', 1), lead('RUT', 'GOOGL', 4, 6)]);
    expect(others).toEqual([]);
    expect(story).toMatchObject({
      candidate: { family: 'outperformance RUT GOOGL' },
      merged: 3,
      also: [{ family: 'outperformance SPX GOOGL' }, { family: 'return GOOGL' }],
    });
  });

  it('tells runs of leads of one over several once', () => {
    const run = (versus: string, count: number) =>
      make(`streak RUT ${versus}`, { measure: 'streak', symbol: 'RUT', versus, direction: 'up' }, count, 0);
    expect(merge([run('SPX', 2), run('META', 1), run('NDX', 3)])).toMatchObject([{ candidate: { family: 'streak RUT META' }, merged: 2 }]);
  });

  it('tells a run of leads and their sum over about as many sessions once', () => {
    const run = make('streak RUT META', { measure: 'streak', symbol: 'RUT', versus: 'META', direction: 'up' }, 2, 4);
    expect(merge([lead('RUT', 'SPX', 1), run])).toMatchObject([
      { candidate: { family: 'outperformance RUT SPX' }, merged: 1, also: [{ family: 'streak RUT META' }] },
    ]);
  });

  it('takes the order given, not the rarity', () => {
    const [first] = mergeCandidates(
      [fall('GOOGL', 4), lead('SPX', 'GOOGL', 1)],
      ({ choice, rarity }) => rarity * (choice.versus === '' ? 1 : 8),
    );
    expect(first).toMatchObject({ candidate: { family: 'return GOOGL' }, merged: 1 });
  });

  it('keeps what is no part of it: another laggard, another window, the other way round', () => {
    expect(merge([lead('RUT', 'GOOGL', 1), lead('SPX', 'AAPL', 1), lead('SPX', 'GOOGL', 1, 63), fall('RUT', 1)])).toHaveLength(4);
  });
});

describe('chooseComparison', () => {
  it('has no rank beyond the fifth', () => {
    const found = { value: 1, count: 2, last: 990, history: 1_000 };
    expect(chooseComparison({ ...found, rank: 5 }, 1_000)).toMatchObject({ name: 'nth', count: 5 });
    expect(chooseComparison({ ...found, rank: 6 }, 1_000)).toBeNull();
    expect(chooseComparison({ ...found, rank: 6, last: 10 }, 1_000)).toMatchObject({ name: 'highest-since', since: 10 });
  });
});
