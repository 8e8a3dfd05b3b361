import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import type { Market } from '@/lib/market/market';
import { rangeOf } from '@/lib/market/study-range';
import { cycle } from '@/lib/studies/moves/cycle/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

// From 2024-01-02 on: up, a bear market, a bull market and what comes then.
const turning = [100, 110, 121, 130, 104, 100, 110, 120, 125] as const;

function say(market: Market, texts: Readonly<Record<string, string>> = {}) {
  const computed = cycle.compute(makeContext(market), cycle.params.parse({ symbol: 'SPX', ...texts }));
  return { ...computed, text: computed.headlines[0]?.text, detail: computed.headlines[0]?.detail };
}

const of = (closes: readonly number[], more: Readonly<Record<string, readonly number[]>> = {}): Market =>
  makeMarket('2024-01-02', { SPX: [...closes], ...Object.fromEntries(Object.entries(more).map(([key, list]) => [key, [...list]])) });

describe('what is said of the market cycle', () => {
  it('nothing is confirmed yet', () => {
    expect(say(of([100, 90, 105])).text).toBe(
      'The SPX has had neither a fall nor a rise of 20% between closes since January 2024: no bull or bear market is confirmed.',
    );
    expect(say(of([100, 90, 105]), { rule: 'rounded20' }).text).toContain('neither a fall of 19.5% nor a rise of 20%');
  });

  it('the first leg may have begun before, and is neither counted nor listed', () => {
    const first = say(of(turning.slice(0, 4)));
    expect(first.text).toBe(
      'The bull market of the SPX is 3 days old and up 30.00% from 100.00 on 2 Jan 2024; it may have begun before the stored closes do, in January 2024, and is not ranked.',
    );
    expect(first.detail).toBe(
      'a fall of 20% from 130.00 on 5 Jan 2024, a close at or below 104.00, would end it · confirmed on 4 Jan 2024',
    );
    expect(first.rows).toEqual([]);
  });

  it('a leg that runs is not called the shortest of its kind, which it may not be tomorrow', () => {
    const deep = [130, 110, 90, 80, 60];
    const markets = [100, ...deep, 90, ...deep, 90, 130, 100];
    const { text, detail } = say(of(markets));
    expect(text).toMatch(
      /^The bear market of the SPX is 1 days? old and down 23\.08% from 130\.00 on .*: each of the two others since 2024 lasted longer\.$/,
    );
    expect(detail).toContain('each of the two others since 2024 fell further');
    // A first place can only be held or lost to a later one.
    expect(say(of([...markets, 90, 80, 70, 60, 50])).text).toMatch(/: the longest of three since 2024\.$/);
  });

  it('a low is a bull market once the close 20% above it is there, not before', () => {
    expect(say(of(turning.slice(0, 7))).text).toBe(
      'The bear market of the SPX is 5 days old and down 15.38% from 130.00 on 5 Jan 2024, the only one counted since 2024.',
    );
    const turned = say(of(turning));
    expect(turned.text).toBe(
      'The bull market of the SPX is 3 days old and up 25.00% from 100.00 on 9 Jan 2024, the only one counted since 2024.',
    );
    expect(turned.rows).toMatchObject([
      {
        kind: 'bear',
        start: '2024-01-05',
        end: '2024-01-09',
        confirmed: '2024-01-08',
        status: 'ended',
        days: 4,
        sessions: 2,
        rank_days: 1,
      },
      { kind: 'bull', start: '2024-01-09', end: null, confirmed: '2024-01-11', status: 'provisional', days: 3, sessions: 3 },
    ]);
  });

  it('a record alone ends a bear market where that is the rule', () => {
    const record = say(of(turning), { rule: 'record' });
    expect(record.text).toContain('The bear market of the SPX is 7 days old and down 3.85% from 130.00 on 5 Jan 2024');
    expect(record.detail).toContain('a close above its top, 130.00 on 5 Jan 2024, at or above 130.01, would end it');
    // Between two cents the top and the first close above it are printed alike: 129.996 and 130.00.
    const between = turning.map((close) => (close === 130 ? 129.996 : close));
    expect(say(of(between), { rule: 'record' }).detail).toContain('a close above its top, 130.00 on 5 Jan 2024, would end it');
    expect(say(of([...turning, 130.01]), { rule: 'record' }).rows.at(-1)).toMatchObject({
      kind: 'bull',
      start: '2024-01-09',
      confirmed: '2024-01-16',
    });
  });

  it('tells length in sessions, a threshold of its own, and from where it counts', () => {
    expect(say(of(turning), { days: 'sessions' }).text).toContain('is 3 sessions old');
    expect(say(of(turning), { rule: 'threshold', thresholdPct: '12.5' }).text).toContain('The 12.5% bull market of the SPX');
    expect(say(of(turning), { start: '2024-01-10' }).text).toBe(
      'The bull market of the SPX is 3 days old and up 25.00% from 100.00 on 9 Jan 2024; it began before 10 Jan 2024, from which legs are counted.',
    );
    expect(cycle.params.safeParse({ start: '2024-02-30' }).success).toBe(false);
  });

  it('an assumed close can confirm, and what it touches is provisional', () => {
    const market = of(turning.slice(0, 7));
    const last = market.sessions.at(-1) ?? parseSessionDate('2024-01-10');
    const assumed = assumeSession(market, new Map([['SPX', 120]]), addDays(last, 1));
    const computed = say(assumed);
    expect(computed.headlines[0]).toMatchObject({ provisional: true });
    expect(computed.rows).toMatchObject([
      { kind: 'bear', status: 'ended', provisional: true },
      { kind: 'bull', confirmed: addDays(last, 1), provisional: true },
    ]);
  });

  it('stale closes are told in the past, with their date', () => {
    const stale = say(of([...turning, NaN], { RUT: [...turning, 130] }));
    expect(stale.text).toContain('The bull market of the SPX was 3 days old');
    expect(stale.detail).toMatch(/^as of the close of 12 Jan 2024 · /);
  });

  it('a gap is stepped over and flagged', () => {
    const gapped = say(of([...turning.slice(0, 5), NaN, ...turning.slice(5)]));
    expect(gapped.rows.map(({ kind }) => kind)).toEqual(['bear', 'bull']);
    expect(gapped.flags.map(({ code }) => code)).toContain('gap');
  });

  it('equals share a place, which is said', () => {
    const twice = say(of([100, 120, 96, 120, 96, 120]));
    expect(twice.text).toMatch(/: tied for the longest of two since 2024\.$/);
  });

  it('adjusted closes are no quoted levels: none is said, and none would end it', () => {
    const market = makeMarket('2024-01-02', { SPX: [...turning] });
    const series = market.series.get('SPX');
    if (series === undefined) throw new Error('no series');
    const both = {
      ...market,
      series: new Map([['SPX', { ...series, instrument: { ...series.instrument, basis: 'both' as const }, total: series.close }]]),
    };
    const context = { market: both, range: rangeOf(0, both.sessions.length - 1), basis: 'total' as const };
    const [headline] = cycle.compute(context, cycle.params.parse({})).headlines;
    expect(headline?.text).toContain('up 25.00% from its close of 9 Jan 2024');
    expect(headline?.detail).toContain('a fall of 20% from its close of 12 Jan 2024 would end it');
  });

  it('the range chooses rows, never ranks', () => {
    const market = of([100, 120, 96, 120, 96, 120, 90, 110]);
    const params = cycle.params.parse({});
    const whole = cycle.compute(makeContext(market), params);
    const part = cycle.compute(makeContext(market, undefined, 2), params);
    expect(part.headlines).toEqual(whole.headlines);
    expect(whole.rows).toEqual(expect.arrayContaining([...part.rows]));
    expect(part.rows.length).toBeLessThan(whole.rows.length);
  });
});
