import { describe, expect, it } from 'vitest';
import { makeMarket } from '@/tests/support/make-market';
import { computeClaim } from '@/tests/support/judge-published';

// Highs are stored from the fourth session on; the close of the second stands above the first of them.
const closes = [100, 130, 110, 115, 118, 131, 125];
const market = makeMarket('2021-01-04', { SPX: closes }, { high: [NaN, NaN, NaN, 120, 122, 135, NaN] });

function judge(query: string, at: number): string | undefined {
  return computeClaim(market, `symbol=SPX&measure=level&price=high&${query}&asOf=${market.sessions[at] ?? ''}`).verdict?.kind;
}

describe('a level by intraday highs', () => {
  it('is not the highest below an earlier close, whose session has no high stored', () => {
    expect(judge('comparison=largest', 4)).toBe('fails');
    expect(judge('comparison=largest', 5)).toBe('holds');
    expect(judge('comparison=nth&count=2', 4)).toBe('holds');
  });
  it('is not the first since above a level that an earlier close passed', () => {
    expect(judge('comparison=first-since&atLeast=121&since=2021', 4)).toBe('fails');
  });
  it('cannot be judged on a session without a high', () => {
    expect(judge('comparison=largest', 6)).toBe('cannot_check');
    expect(judge('comparison=largest', 2)).toBe('cannot_check');
  });
  it('is the lowest among highs alone: a close says nothing of how low a high was', () => {
    expect(judge('direction=down&comparison=largest', 3)).toBe('holds');
  });
});
