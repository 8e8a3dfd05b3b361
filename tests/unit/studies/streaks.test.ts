import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import { streaks } from '@/lib/studies/moves/streaks/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const market = makeMarket('2024-07-01', { SPX: [100, 101.5, 103, 103, 104, 105, 106], RUT: [100, 100, 105, NaN, 106, 107, 106] });
const run = (query: Record<string, string>, of = market) => streaks.compute(makeContext(of), streaks.params.parse(query));

// Four outcomes of every run, none of which a market of seven sessions has seen.
const tooRecent = { after_21_sessions_pct: null, after_63_sessions_pct: null, after_126_sessions_pct: null, after_252_sessions_pct: null };

describe('streaks', () => {
  it('lists runs with their dates, return and status', () => {
    const { rows } = run({ symbol: 'SPX', thresholdPct: '0', length: '2' });
    expect(rows).toEqual([
      {
        start: '2024-07-02',
        reached: '2024-07-03',
        end: '2024-07-03',
        sessions: 2,
        return_pct: expect.closeTo(3, 9),
        ...tooRecent,
        status: 'closed',
        rank: 2,
        at_least: true,
        provisional: false,
      },
      {
        start: '2024-07-08',
        reached: '2024-07-09',
        end: '2024-07-10',
        sessions: 3,
        return_pct: expect.closeTo(100 * (106 / 103 - 1), 9),
        ...tooRecent,
        status: 'open',
        rank: 1,
        at_least: false,
        provisional: false,
      },
    ]);
  });

  it('tells what came next of the events that it lists, each run once or every session of it', () => {
    const whole = run({ symbol: 'SPX', thresholdPct: '0', length: '2' });
    expect([whole.rows.length, whole.tables?.[0]?.rows[0]?.n, whole.tables?.[0]?.link?.study]).toEqual([2, 2, 'forward']);
    const nested = run({ symbol: 'SPX', thresholdPct: '0', length: '2', mode: 'nested' });
    // Three: the run of three sessions is two long on its second and on its third.
    expect([nested.rows.length, nested.tables?.[0]?.rows[0]?.n, nested.tables?.[0]?.link]).toEqual([3, 3, undefined]);
  });

  it('meets 1.5% with 100 -> 101.5, and counts an unchanged close only when told', () => {
    expect(run({ symbol: 'SPX', thresholdPct: '1.5', length: '1' }).rows[0]?.start).toBe('2024-07-02');
    expect(run({ symbol: 'SPX', thresholdPct: '0', length: '6', ties: 'include' }).rows[0]?.sessions).toBe(6);
  });

  it('interrupts at a gap and flags it with its date', () => {
    const { rows, flags } = run({ symbol: 'RUT', thresholdPct: '0', length: '1' });
    expect(rows.map((row) => row.status)).toEqual(['interrupted', 'closed']);
    expect(flags.find((flag) => flag.code === 'gap')?.dates).toEqual(['2024-07-05']);
  });

  it('shows only runs reached inside the range, and judges them on all history', () => {
    const context = makeContext(market, undefined, 1);
    const { rows } = streaks.compute(context, streaks.params.parse({ symbol: 'SPX', thresholdPct: '0', length: '3' }));
    expect(rows.map((row) => row.start)).toEqual(['2024-07-08']);
    const late = streaks.compute(context, streaks.params.parse({ symbol: 'SPX', thresholdPct: '0', length: '2' }));
    expect(late.rows).toEqual([]);
    expect(late.headlines[0]?.text).toBe('The SPX rose for a third straight session, the second such run since July 2024.');
  });

  it('says when there was none, and when it is over', () => {
    expect(run({ symbol: 'SPX', thresholdPct: '9' }).headlines[0]?.text).toBe(
      'The SPX has never risen 9% or more for five straight sessions in the data from July 2024.',
    );
    expect(run({ symbol: 'RUT', thresholdPct: '4', length: '1' }).headlines[0]?.text).toBe(
      'The RUT last rose 4% or more on 3 Jul 2024, the first such run in the data from July 2024.',
    );
    const { headlines } = run({ symbol: 'SPX', versus: 'RUT', thresholdPct: '0', length: '1' });
    expect(headlines[0]?.text).toBe('The SPX beat the RUT for a second straight session, the second such run since July 2024.');
  });

  it('dates the last run by its end, not by the session on which it was long enough', () => {
    const fallen = makeMarket('2024-07-01', { SPX: [100, 102, 101, 102, 104, 106, 105] });
    const { rows, headlines } = run({ symbol: 'SPX', thresholdPct: '0', length: '2' }, fallen);
    expect(rows).toMatchObject([{ reached: '2024-07-08', end: '2024-07-09', status: 'closed' }]);
    expect(headlines[0]?.text).toBe(
      'The SPX last rose for two straight sessions on 9 Jul 2024, the first such run in the data from July 2024.',
    );
    expect(run({ symbol: 'SPX', thresholdPct: '0', length: '1' }, fallen).headlines[0]?.text).toBe(
      'The SPX last rose on 9 Jul 2024, the second such run since July 2024.',
    );
  });

  it('counts nothing of an instrument against itself', () => {
    expect(run({ symbol: 'SPX', versus: 'SPX' }).headlines[0]?.text).toBe(
      'The SPX is compared with itself: no session can differ. Choose two instruments.',
    );
  });

  it('names its rule in points against another instrument, and one session in the singular', () => {
    const params = streaks.params.parse({ symbol: 'SPX', versus: 'RUT', thresholdPct: '2', length: '1' });
    expect(streaks.definition(params).text).toMatch(
      /^Runs of at least 1 consecutive session on which the one-session return of SPX less that of RUT is \+2 points or more\./,
    );
    expect(streaks.compute(makeContext(market), params).chart).toMatchObject({ title: 'Runs of 1 session or more' });
  });

  it('is provisional on an assumed session, and missing with one leg assumed', () => {
    const assumed = assumeSession(market, new Map([['SPX', 108]]), parseSessionDate('2024-07-11'));
    const { rows, headlines, flags } = run({ symbol: 'SPX', thresholdPct: '0', length: '4' }, assumed);
    expect(rows.at(-1)).toMatchObject({ sessions: 4, provisional: true, status: 'open' });
    expect(headlines[0]?.provisional).toBe(true);
    expect(flags.map((flag) => flag.code)).toContain('provisional');
    expect(run({ symbol: 'SPX', versus: 'RUT', thresholdPct: '0', length: '1' }, assumed).rows.at(-1)).toMatchObject({
      end: '2024-07-10',
      provisional: false,
    });
    expect(run({ symbol: 'SPX', versus: 'RUT', thresholdPct: '0', length: '1' }, assumed).headlines[0]?.detail).toMatch(
      /^as of the close of 10 Jul 2024/,
    );
  });

  it('answers with a sentence where nothing is stored on a common basis', () => {
    const total = makeMarket('2024-07-01', { RSP: [NaN] }, { instrument: { basis: 'total' } });
    expect(run({ symbol: 'RSP' }, total).headlines[0]?.text).toMatch(/^There is nothing to measure for the RSP/);
  });
});
