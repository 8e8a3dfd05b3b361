import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { observedKey, type ObservedSeries } from '@/lib/market/series/observed-series';
import { nameEarnings } from '@/lib/market/series/earnings-series';
import { sampleCondition, describeWhen } from '@/lib/studies/after/forward/condition-sample';
import { forward } from '@/lib/studies/after/forward/study';
import { nameUnits } from '@/lib/studies/kit/name-units';
import { streaks } from '@/lib/studies/moves/streaks/study';
import { judgedSessions } from '@/lib/studies/measure/event-mask';
import type { Market } from '@/lib/market/market';
import { makeRandomMarket } from '@/tests/support/random-market';
import { makeSampledContext } from '@/tests/support/sampled-context';

const market = makeRandomMarket(3, 600, false);

function read(query: string) {
  const texts = Object.fromEntries(new URLSearchParams(query));
  return forward.params.parse({ ...forward.fill?.(texts), ...texts });
}

function compute(query: string, of: Market = market) {
  const params = read(query);
  const context = makeSampledContext(of, forward.sampling?.(params));
  return nameUnits(forward.compute(context, params), context.market);
}

function refusal(query: string) {
  return forward.params.safeParse(Object.fromEntries(new URLSearchParams(query))).error?.issues;
}

describe('a rule of weeks, months, quarters or years', () => {
  it('has six horizons in its own unit, and a year where the link names none', () => {
    expect(['session', 'week', 'month', 'quarter', 'year'].map((unit) => read(`unit=${unit}`).horizon)).toEqual([
      '252',
      '52',
      '12',
      '4',
      '1',
    ]);
    expect(compute('unit=week&symbol=SPX&sessions=1&policy=first-in-horizon').rows.map((row) => row['horizon_weeks'])).toEqual([
      1, 2, 4, 13, 26, 52,
    ]);
  });

  it.each([
    ['unit=week&horizon=252', 'horizon', 'of unit=week accepted are 1, 2, 4, 13, 26, 52'],
    ['horizon=52', 'horizon', 'of unit=session accepted are 5, 10, 21, 63, 126, 252'],
    ['unit=month&horizon=12&measure=volatility', 'unit', 'a volatility is of sessions alone; accepted is session'],
    ['unit=week&horizon=52&measure=breadth', 'unit', 'a breadth is of sessions alone; accepted is session'],
  ])('is refused with what is accepted: %s', (query, path, message) => {
    expect(refusal(query)).toMatchObject([{ path: [path], message }]);
  });

  it('says its unit wherever sessions were said', () => {
    const { headlines, flags, chart, columns, events, tables } = compute(
      'unit=week&symbol=SPX&measure=return&sessions=1&atLeast=1&policy=gap',
    );
    const [headline] = headlines;
    expect(headline?.text).toMatch(
      /^After a weekly gain of 1% or more the SPX stood .* 52 weeks later \(.*\), against .* for any week since March 2021\.$/,
    );
    expect(headline?.detail).toContain('An event counts when it is at least 21 weeks after the one before.');
    const said = [
      headline?.text,
      headline?.detail,
      ...flags.map(({ message }) => message),
      chart.title,
      chart.unitLabel,
      ...[...columns, ...(events?.columns ?? []), ...(tables?.[0]?.columns ?? [])].flatMap(({ key, label }) => [key, label]),
      tables?.[0]?.title,
      tables?.[0]?.chart?.unitLabel,
      forward.definition(read('unit=week&measure=return&sessions=1')).text.replace('its last session by the calendar', ''),
    ].join(' ');
    expect(said.match(/.{0,20}session.{0,10}/g) ?? []).toEqual([]);
  });

  it('has charts that name columns of its rows', () => {
    const { chart, columns, events, tables } = compute('unit=quarter&symbol=SPX&measure=return&sessions=1&atLeast=1');
    const own = columns.map(({ key }) => key);
    const ofEvents = events?.columns.map(({ key }) => key) ?? [];
    if (chart.kind !== 'dots') throw new Error(chart.kind);
    expect(own).toEqual(expect.arrayContaining([chart.categoryKey, ...chart.legs]));
    expect(ofEvents).toEqual(expect.arrayContaining([...chart.eventKeys]));
    const [paths] = tables ?? [];
    if (paths?.chart?.kind !== 'paths') throw new Error('no paths');
    expect(paths.columns.map(({ key }) => key)).toContain(paths.chart.stepKey);
    expect(paths.chart.stepKey).toBe('quarters_after');
  });

  it.each(['week', 'month'])('has no event in a %s that goes on, and later sessions change none that is over', (unit) => {
    const query = `unit=${unit}&symbol=SPX&measure=return&sessions=1&atLeast=0&horizon=1`;
    const late = compute(query).events?.rows ?? [];
    // A Tuesday, the last session before a Good Friday, the last of a month.
    for (const asOf of ['2022-05-10', '2022-04-14', '2022-06-30']) {
      const early = compute(query, cutMarket(market, parseSessionDate(asOf))).events?.rows ?? [];
      expect(early.length).toBeGreaterThan(5);
      const isSame = early.map((row, place) => {
        const later = late[place] ?? {};
        return Object.entries(row).every(([key, cell]) => key === 'status' || cell === null || cell === later[key]);
      });
      expect(isSame).not.toContain(false);
      expect(early.map(({ date }) => date)).not.toContain('2022-05-10');
    }
  });

  it('shows a unit so far where it is asked to, as provisional', () => {
    const cut = cutMarket(market, parseSessionDate('2022-05-10'));
    const { rows, headlines } = compute('unit=week&symbol=SPX&measure=level&atLeast=1&running=to-date&horizon=1&policy=all', cut);
    expect(rows[0]).toMatchObject({ horizon_weeks: 1, provisional: true });
    expect(headlines[0]?.text).toMatch(/^Week to date, up to 10 May 2022: /);
    expect(headlines[0]?.provisional).toBe(true);
  });

  it('counts a unit so far as an event alone: no outcome ends with it and no base has it', () => {
    const query = 'unit=week&symbol=SPX&measure=level&atLeast=1&horizon=1&policy=all';
    const cut = cutMarket(market, parseSessionDate('2022-05-10'));
    const [without, shown] = [compute(query, cut), compute(`${query}&running=to-date`, cut)];
    // What is drawn is drawn anew for each link.
    const apart = /^(n|provisional|p|p_adjusted|mean_(low|high)_pct)$/;
    const figures = ({ rows }: typeof without) => rows.map((row) => Object.entries(row).filter(([key]) => !apart.test(key)));
    expect(figures(shown)).toEqual(figures(without));
    expect(shown.rows.map(({ n }) => n)).toEqual(without.rows.map(({ n }) => Number(n) + 1));
    expect(shown.tables?.[0]?.rows).toEqual(without.tables?.[0]?.rows);
    const [before, running] = shown.events?.rows.slice(-2) ?? [];
    expect(before).toMatchObject({ date: '2022-05-06', status: 'too recent', return_1_weeks_pct: null, provisional: false });
    expect(running).toMatchObject({ date: '2022-05-10', status: 'too recent', provisional: true });
  });

  it('is of weeks at whose last session a condition held', () => {
    const id = nameEarnings('sp600');
    const shares: ObservedSeries = {
      definition: { id, name: id, unit: 'fraction', frequency: 'daily', source: 'import', licenceClass: 'restricted' },
      announcedDaysAhead: 0,
      announcedThatDay: [],
      observations: market.sessions.map((session, t) => ({
        period: session,
        value: t >= 100 && t < 200 ? 0.6 : 0.4,
        knownFrom: session,
        dating: 'published',
        seenOn: session,
        source: 'import',
      })),
    };
    const known = { ...market, observed: new Map([[observedKey({ id }), shares]]) };
    const ofSessions = sampleCondition({ market: known }, { when: 'earnings' })?.mask ?? new Uint8Array();
    const context = makeSampledContext(known, { unit: 'week', toDate: false });
    const ofWeeks = sampleCondition(context, { when: 'earnings' })?.mask ?? new Uint8Array();
    const expected = context.market.sessions.map((date) => ofSessions[market.sessions.indexOf(date)]);
    expect([...ofWeeks]).toEqual(expected);
    expect(expected.filter((mark) => mark === 1).length).toBeGreaterThan(10);
    expect(describeWhen({ when: 'earnings', unit: 'week' })).toMatch(
      /^Only weeks count in which, by what was known at their close, this held:/,
    );
  });

  it('calls nothing an extreme before a year of values, ten at least', () => {
    const known = new Uint8Array(300).fill(1);
    const first = (['session', 'week', 'month', 'quarter', 'year'] as const).map((unit) =>
      judgedSessions({ known }, { trigger: 'extreme', unit }).indexOf(1),
    );
    expect(first).toEqual([252, 52, 12, 10, 10]);
  });

  it('is where the page of streaks of weeks leads', () => {
    const params = streaks.params.parse({ symbol: 'SPX', unit: 'week', running: 'to-date', length: '2', thresholdPct: '0' });
    const cut = cutMarket(market, parseSessionDate('2022-05-10'));
    const { tables } = streaks.compute(makeSampledContext(cut, streaks.sampling?.(params)), params);
    const link = tables?.[0]?.link;
    expect(link?.query).toContain('unit=week&running=to-date');
    const led = compute(link?.query ?? '', cut);
    const year = led.rows.find((row) => row['horizon_weeks'] === 52);
    expect(tables?.[0]?.rows.find((row) => row['horizon_sessions'] === 52)).toMatchObject({
      n: year?.['n'],
      mean_pct: year?.['mean_pct'],
      base_mean_pct: year?.['base_mean_pct'],
    });
  });
});
