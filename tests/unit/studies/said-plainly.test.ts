import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { parseView } from '@/lib/view/parse-view';
import { resolveAsOf } from '@/lib/market/resolve-range';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { namePart } from '@/lib/studies/after/claim/like-with-like';
import { listFactUnits } from '@/lib/studies/after/facts/list-fact-units';
import { listSessions, makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const market = makeMarket('2021-03-01', { SPX: [100, 101, 102, 103], RUT: [100, 101, 102, 110] });

describe('what a reader is told', () => {
  it('of a superlative with a wrong figure, that only the figure fails', () => {
    const judged = claim.compute(
      makeContext(market),
      claim.params.parse({ measure: 'return', symbol: 'RUT', sessions: '1', direction: 'up', comparison: 'largest', said: '11.5' }),
    );
    expect(judged.verdict?.kind).toBe('fails');
    expect(judged.headlines[0]?.detail).toMatch(/it ranks first.*that part holds and only the figure fails: it is not 11\.5/);
  });

  it('of an instrument against itself, that nothing can differ', () => {
    const { headlines } = outperformance.compute(makeContext(market), outperformance.params.parse({ a: 'RUT', b: 'RUT', sessions: '1' }));
    expect(headlines[0]?.text).toMatch(/is compared with itself/);
  });

  it('of the first session of a year, that it is one', () => {
    const turn = makeMarket('2023-12-28', { SPX: [100, 101, 102] });
    const [first, third] = ['2024-01-02', '2024-01-04'].map((last) =>
      namePart({ part: 'to-date', partSessions: 1, unit: 'year' }, last, [...turn.sessions, ...listSessions('2024-01-03', 2)]),
    );
    expect([first, third]).toEqual(['first-session', 'first-three-session']);
    expect(turn.sessions.at(-1)).toBe('2024-01-02');
    const periods = listFactUnits(turn, parseSessionDate('2024-01-03'), ['SPX']).map(({ of }) => of.period);
    expect(periods).toContain('on the first session of 2024');
  });

  it('of a bad date, with its parameter named once', () => {
    expect(resolveAsOf(market.sessions, parseSessionDate('1900-01-01'))).toMatchObject({
      ok: false,
      issue: { path: 'asOf', message: expect.stringMatching(/^1900-01-01 is before/) as unknown },
    });
    expect(parseView(outperformance, new URLSearchParams('from=2024-02-01&to=2024-01-01'))).toMatchObject({
      ok: false,
      issues: [{ path: 'from', message: '2024-02-01 is after the last day asked for, 2024-01-01' }],
    });
  });
});
