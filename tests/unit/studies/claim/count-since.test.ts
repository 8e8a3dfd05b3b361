import { describe, expect, it } from 'vitest';
import { makeMarket } from '@/tests/support/make-market';
import { computeClaim } from '@/tests/support/judge-published';

// Records on 31 Dec, 4, 6 and 7 Jan.
const market = makeMarket('2020-12-30', { SPX: [100, 100.5, 103, 102, 106, 107, 103, 99] });

function tell(query: string) {
  const { headlines, verdict } = computeClaim(market, `symbol=SPX&measure=record&price=close&comparison=count-this-year&${query}`);
  return { kind: verdict?.kind, text: headlines[0]?.text, detail: headlines[0]?.detail };
}

describe('a count from a time on', () => {
  it('is of the year where none is named, and of the month or from the day that is', () => {
    expect(tell('count=3')).toEqual({
      kind: 'holds',
      text: 'Holds. The SPX had set three record closes in 2021 up to 11 Jan 2021.',
      detail: 'The figure is 3; three records of 2021 are stored up to 11 Jan 2021.',
    });
    expect(tell('count=3&since=2021-01')).toMatchObject({
      kind: 'holds',
      text: 'Holds. The SPX had set three record closes in January 2021 up to 11 Jan 2021.',
    });
    expect(tell('count=2&since=2021-01-05')).toEqual({
      kind: 'holds',
      text: 'Holds. The SPX had set two record closes from 5 Jan 2021 to 11 Jan 2021.',
      detail: 'The figure is 2; two records of the 5 sessions from 5 Jan 2021 on are stored up to 11 Jan 2021.',
    });
    expect(tell('count=3&since=2021-01-05').kind).toBe('fails');
  });

  it('counts the day that is named, and none behind the last one', () => {
    expect(tell('count=1&since=2021-01-07').kind).toBe('holds');
    expect(tell('count=0&since=2021-01-08')).toMatchObject({
      kind: 'holds',
      text: 'Holds. The SPX had set no record closes from 8 Jan 2021 to 11 Jan 2021.',
    });
    expect(tell('count=0&since=2021-01-07').kind).toBe('fails');
  });

  it('is none of a time before which nothing is stored, and of none that is yet to come', () => {
    expect(tell('count=4&since=2020-12').kind).toBe('cannot_check');
    expect(tell('count=4&since=2020-12-31').kind).toBe('holds');
    expect(tell('count=0&since=2021-02').kind).toBe('cannot_check');
  });
});
