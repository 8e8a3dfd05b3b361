import { describe, expect, it } from 'vitest';
import { claimParams } from '@/lib/studies/after/claim/params';
import { makeMarket } from '@/tests/support/make-market';
import { computeClaim } from '@/tests/support/judge-published';

// A bear market, a bull market of five sessions from its low, a bear market, and a bull market that goes on.
const closes = [100, 70, 90, 95, 96, 97, 98, 60, 80, 81, 82, 83, 84, 85, 86, 87];

function tellOf(length: number, query: string) {
  const { headlines, verdict } = computeClaim(
    makeMarket('2020-12-21', { SPX: closes.slice(0, length) }),
    `symbol=SPX&measure=cycle-age&${query}`,
  );
  return { kind: verdict?.kind, caveat: verdict?.caveat, detail: headlines[0]?.detail };
}

describe('the age of a bull market', () => {
  it('is not the highest of a year by rising every day', () => {
    expect(tellOf(13, 'comparison=largest&within=year')).toMatchObject({
      kind: 'holds',
      caveat: 'with no other to set it against',
      detail: expect.stringContaining('the only bull market of 2021 so far') as unknown,
    });
  });

  it('is set against that to which each other one came', () => {
    expect(tellOf(12, 'comparison=largest').kind).toBe('fails');
    expect(tellOf(12, 'comparison=nth&count=2')).toMatchObject({
      kind: 'holds',
      detail: expect.stringContaining('second of 2') as unknown,
    });
    expect(tellOf(16, 'comparison=largest')).toMatchObject({ kind: 'holds', caveat: null });
    expect(tellOf(12, 'comparison=highest-since&since=2020-12').caveat).toBe('with nothing between');
  });
});

describe('the direction of a way back', () => {
  it('is asked for where such ways are ranked alone', () => {
    const parse = (comparison: string) => claimParams.safeParse({ measure: 'recovery', direction: 'either', comparison }).success;
    expect(['gap', 'first-since', 'count-this-year'].map(parse)).toEqual([true, true, true]);
    expect(['largest', 'nth', 'highest-since'].map(parse)).toEqual([false, false, false]);
  });
});
