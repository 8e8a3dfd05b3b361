import { describe, expect, it } from 'vitest';
import { advanceDecline } from '@/lib/studies/breadth/advance-decline/study';
import { claim } from '@/lib/studies/after/claim/study';
import { claimParams } from '@/lib/studies/after/claim/params';
import { settleReading } from '@/lib/studies/after/claim/definitions';
import { forwardParams, toSeed } from '@/lib/studies/after/forward/params';
import { settleThreshold, toMeasureChoice } from '@/lib/studies/measure/event-rule';
import { forward } from '@/lib/studies/after/forward/study';
import type { Market } from '@/lib/market/market';
import { measureSeries } from '@/lib/studies/measure/measure-series';
import { alignCounts } from '@/lib/market/universe/align-counts';
import { countMembers } from '@/lib/market/universe/count-members';
import { packCloses } from '@/lib/market/universe/member-closes';
import { spreadValues } from '@/lib/metrics';
import type { MemberPanel } from '@/lib/market/universe/universe';
import { makeRandomMarket } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { makeContext } from '@/tests/support/study-context';
import { rangeOf } from '@/lib/market/study-range';

const length = 700;
const market = withRandomUniverses(makeRandomMarket(1, length, false), 7, { memberCount: 24, holes: false });

function readPanelOf({ universes }: Market): MemberPanel {
  const panel = universes.get('sp500')?.panel ?? null;
  if (panel === null) throw new Error('the made universe has no members');
  return panel;
}
const members = readPanelOf(market).members.map(({ spans, closes }) => ({ spans, closes: spreadValues(closes, new Float64Array(length)) }));

function isMember(spans: Int32Array, t: number): boolean {
  return Array.from({ length: spans.length / 2 }, (_, i) => i).some((i) => t >= (spans[2 * i] ?? 0) && t < (spans[2 * i + 1] ?? 0));
}

const held = (t: number): typeof members => members.filter(({ spans }) => isMember(spans, t));
const known = (closes: Float64Array, from: number, to: number): boolean =>
  from >= 0 && closes.subarray(from, to + 1).every((close) => !Number.isNaN(close));
/** At least 90% of the members, as everywhere. */
const enough = (count: number, t: number): boolean => count >= 0.9 * held(t).length;

function naiveAbove(window: number, t: number): number {
  const eligible = held(t).filter(({ closes }) => known(closes, t - window + 1, t));
  if (!enough(eligible.length, t)) return NaN;
  const above = eligible.filter(({ closes }) => {
    let sum = 0;
    for (let k = t - window + 1; k <= t; k += 1) sum += closes[k] ?? NaN;
    return (closes[t] ?? NaN) > sum / window;
  });
  return above.length / eligible.length;
}

function naiveNet(t: number): number {
  const moved = held(t).filter(({ closes }) => known(closes, t - 1, t));
  if (t === 0 || !enough(held(t).filter(({ closes }) => known(closes, t, t)).length, t)) return NaN;
  const net = moved.reduce((sum, { closes }) => sum + Math.sign((closes[t] ?? NaN) - (closes[t - 1] ?? NaN)), 0);
  return net / moved.length;
}

const measure = (query: Readonly<Record<string, string>>) =>
  measureSeries(makeContext(market), toMeasureChoice(forwardParams.parse({ measure: 'breadth', ...query })));
function expectSame(values: Float64Array, naive: Float64Array): void {
  expect(values.map((value) => Number(Number.isNaN(value)))).toEqual(naive.map((value) => Number(Number.isNaN(value))));
  values.forEach((value, t) => {
    if (!Number.isNaN(value)) expect(value).toBeCloseTo(naive[t] ?? NaN, 12);
  });
}
const numbers = (values: Float64Array): number[] => Array.from(values);

describe('breadth as a measure', () => {
  it.each(['20', '50', '100', '200'])('counts the share above the %s-session mean as a count by hand does', (average) => {
    const { values, span } = measure({ average });
    const naive = Float64Array.from(values, (_, t) => naiveAbove(Number(average), t));
    expect(naive.some((value) => value > 0 && value < 1)).toBe(true);
    expectSame(values, naive);
    expect(span).toEqual({ first: naive.findIndex((value) => !Number.isNaN(value)), last: length - 1 });
  });

  it('takes the mean of 200 unless told otherwise, and no window that is not counted', () => {
    expect(numbers(measure({}).values)).toEqual(numbers(measure({ average: '200' }).values));
    // What a return or a distance reads has no say.
    expect(numbers(measure({ sessions: '50' }).values)).toEqual(numbers(measure({}).values));
    expect(forwardParams.safeParse({ measure: 'breadth', average: '60' }).success).toBe(false);
    expect(settleReading(claimParams.parse({ measure: 'breadth' }), 'price').choice.sessions).toBe(200);
  });

  it('counts net advances as a count by hand does', () => {
    const { values } = measure({ indicator: 'ad-percent' });
    expectSame(
      values,
      Float64Array.from(values, (_, t) => naiveNet(t)),
    );
    expect(values.filter((value) => !Number.isNaN(value)).length).toBeGreaterThan(600);
  });
});

describe('what came after breadth', () => {
  it('is set beside the sessions on which the rule is known, not beside every session of the index', () => {
    const query = { measure: 'breadth', average: '200', atLeast: '40' } as const;
    const { rows, headlines } = forward.compute(makeContext(market), forwardParams.parse(query));
    const first = measure(query).span?.first ?? -1;
    expect(first).toBeGreaterThanOrEqual(199);
    expect(rows.map((row) => row['base_n'])).toEqual([5, 10, 21, 63, 126, 252].map((horizon) => length - first - horizon));
    const closes = market.series.get('SPX')?.close ?? new Float64Array(0);
    let sum = 0;
    for (let t = first; t + 21 < length; t += 1) sum += (closes[t + 21] ?? NaN) / (closes[t] ?? NaN) - 1;
    expect(rows[2]?.['base_mean_pct']).toBeCloseTo((100 * sum) / (length - first - 21), 10);
    const masked = Array.from({ length }, (_, t) => t).filter((t) => naiveAbove(200, t) >= 0.4 - 1e-12);
    expect(rows[0]?.['n']).toBe(masked.length);
    expect(headlines[0]?.text).toMatch(/a share of S&P 500 members above their 200-session mean of 40% or more/);
  });

  it('draws the way of the events beside that of the same kind of sessions: a rule that always holds is any session', () => {
    const { tables, flags, rows } = forward.compute(
      makeContext(market),
      forwardParams.parse({ measure: 'breadth', average: '200', atLeast: '0', horizon: '63' }),
    );
    const paths = tables?.find(({ id }) => id === 'paths')?.rows ?? [];
    expect(paths.length).toBe(64);
    for (const row of paths) expect(row['base_mean_pct']).toBeCloseTo(Number(row['mean_pct']), 9);
    expect(paths.at(-1)?.['base_mean_pct']).toBeCloseTo(Number(rows[3]?.['base_mean_pct']), 9);
    expect(flags.find(({ code }) => code === 'common-event')?.message).toBe(
      'The rule holds on 100% of the sessions on which it can be judged: what came after its events is what came after any session.',
    );
  });

  it('has a threshold of its own for every indicator where none is given, and 10 for every other measure', () => {
    const settle = (query: Readonly<Record<string, string>>) => settleThreshold(forwardParams.parse(query)).atLeast;
    expect(settle({ measure: 'return' })).toBe(10);
    expect([
      settle({ measure: 'breadth' }),
      settle({ measure: 'breadth', direction: 'down' }),
      settle({ measure: 'breadth', indicator: 'zweig-thrust' }),
      settle({ measure: 'breadth', atLeast: '0' }),
    ]).toEqual([80, 20, 0, 0]);
    // A link without a threshold draws what the same link with the usual one does.
    const seeds = [{ measure: 'return' }, { measure: 'return', atLeast: '10' }, { measure: 'return', atLeast: '11' }].map((query) =>
      toSeed(settleThreshold(forwardParams.parse(query))),
    );
    expect(seeds).toEqual(['forward?measure=return', 'forward?measure=return', 'forward?atLeast=11&measure=return']);
    expect(forwardParams.safeParse({ atLeast: 'many' }).error?.issues[0]?.message).toBe('empty, or a number from 0 to 1000000');
  });

  it('knows a thrust that did not come from the first session with a mean on', () => {
    const { span, values } = measure({ indicator: 'zweig-thrust' });
    expect(span?.first).toBe(10);
    expect(span?.last).toBe(length - 1);
    expect(values.length).toBe(length);
  });
});

describe('weak breadth', () => {
  const rule = (query: Readonly<Record<string, string>>) =>
    forward.compute(makeContext(market), forwardParams.parse({ measure: 'breadth', direction: 'down', ...query }));

  it('is so much below zero where breadth has a sign, and a small share where it has none', () => {
    const net = measure({ indicator: 'ad-percent' }).values;
    const weak = rule({ indicator: 'ad-percent', atLeast: '30' });
    expect(weak.rows[0]?.['n']).toBe(net.filter((value) => value <= -0.3 + 1e-12).length);
    expect(weak.headlines[0]?.text).toMatch(/an AD percent of S&P 500 members of −30% or less/);
    const share = measure({ average: '200' }).values;
    const few = rule({ average: '200', atLeast: '40' });
    expect(few.rows[0]?.['n']).toBe(share.filter((value) => value <= 0.4 + 1e-12).length);
    expect(few.headlines[0]?.text).toMatch(/mean of 40% or less/);
  });
});

describe('claims about breadth', () => {
  const judge = (query: Readonly<Record<string, string>>, asOf?: string) => {
    const { verdict, headlines, flags } = claim.compute(makeContext(market, asOf), claimParams.parse({ measure: 'breadth', ...query }));
    return {
      kind: verdict?.kind,
      text: headlines[0]?.text ?? '',
      detail: headlines[0]?.detail ?? '',
      signed: verdict?.signed,
      codes: flags.map(({ code }) => code),
    };
  };

  it('are told without a sign where a share has none, and name the side that is judged', () => {
    const { text, signed, detail } = judge({ comparison: 'only-k-since', direction: 'down', atLeast: '20' });
    expect(text).toContain('was 20% or less on');
    expect(signed).toBe(false);
    expect(detail).not.toMatch(/figure is [+−]/);
    expect(judge({ comparison: 'only-k-since', indicator: 'ad-percent', direction: 'down', atLeast: '20' }).text).toContain(
      'was −20% or less on',
    );
  });

  it('list spells by their first session, with the value of that session and the last one', () => {
    const { values } = measure({ indicator: 'ad-percent' });
    const { events } = claim.compute(
      makeContext(market),
      claimParams.parse({ measure: 'breadth', indicator: 'ad-percent', comparison: 'only-k-since', atLeast: '10' }),
    );
    const holds = (t: number) => (values[t] ?? NaN) >= 0.1 - 1e-12;
    const firsts = market.sessions.filter((_, t) => holds(t) && !holds(t - 1));
    expect([...(events?.rows ?? [])].reverse().map((row) => row['date'])).toEqual(firsts);
    expect(firsts.length).toBeGreaterThan(20);
    for (const row of events?.rows ?? []) {
      const [from, to] = [row['date'], row['end']].map((date) => market.sessions.findIndex((session) => session === date));
      expect(row['value']).toBeCloseTo(100 * (values[from ?? -1] ?? NaN), 9);
      for (let t = from ?? 0; t <= (to ?? -1); t += 1) expect(holds(t)).toBe(true);
      expect(holds((to ?? -1) + 1)).toBe(false);
    }
  });

  it('know a day without a thrust from a day without counts', () => {
    const { span, values } = measure({ indicator: 'zweig-thrust' });
    expect(Number.isNaN(values[length - 1] ?? NaN)).toBe(true);
    expect(span?.last).toBe(length - 1);
    for (const comparison of ['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'gap']) {
      const { kind, text } = judge({ indicator: 'zweig-thrust', comparison, said: '5' });
      expect(`${comparison} ${kind ?? ''}`).toBe(
        `${comparison} cannot_check`.replace('cannot_check', text.includes('No thrust before it') ? 'cannot_check' : 'fails'),
      );
    }
  });

  it('try the other definition of a McClellan oscillator and of a thrust', () => {
    const idsOf = (query: Readonly<Record<string, string>>) => {
      const { tables } = claim.compute(makeContext(market), claimParams.parse({ measure: 'breadth', comparison: 'largest', ...query }));
      return tables?.[0]?.rows.map((row) => row['definition']);
    };
    expect(idsOf({ indicator: 'mcclellan' })).toEqual(['', 'adjust=raw']);
    expect(idsOf({ indicator: 'zweig-thrust' })).toEqual(['', 'mean=sma']);
  });
});

/** The market with nothing known of its members on some sessions. */
function withHole(from: number, to: number): Market {
  const whole = withRandomUniverses(makeRandomMarket(1, length, false), 7, { memberCount: 24, holes: false });
  const universe = whole.universes.get('sp500');
  const { panel } = universe ?? {};
  if (universe === undefined || panel === null || panel === undefined) throw new Error('the made universe has no members');
  const holed = panel.members.map((member) => ({
    ...member,
    closes: packCloses(spreadValues(member.closes, new Float64Array(length)).map((close, t) => (t >= from && t < to ? NaN : close))),
  }));
  const counts = alignCounts(
    countMembers({
      sessions: whole.sessions,
      firstOrdinal: 0,
      closes: holed.map(({ closes }) => closes),
      spans: holed.map(({ spans }) => spans),
    }),
    whole.sessions,
  );
  return { ...whole, universes: new Map(whole.universes).set('sp500', { ...universe, counts, panel: { ...panel, members: holed } }) };
}

describe('a hole in what is stored', () => {
  const holed = withHole(400, 460);
  const context = makeContext(holed);

  it('has no count of 0 behind it: nobody has both closes there', () => {
    const { rows } = advanceDecline.compute(context, advanceDecline.params.parse({ show: 'net' }));
    const valueOn = (t: number) => rows.find(({ date }) => date === holed.sessions[t])?.['value'];
    expect([valueOn(399), valueOn(400), valueOn(460), valueOn(461)].map((value) => typeof value)).toEqual([
      'number',
      'object',
      'object',
      'number',
    ]);
  });

  it('is no base of a rule, and no session from which it is crossed', () => {
    const compute = (policy: string) =>
      forward.compute(context, forwardParams.parse({ measure: 'breadth', indicator: 'ad-percent', atLeast: '0', policy }));
    const { values, span } = measureSeries(context, toMeasureChoice(forwardParams.parse({ measure: 'breadth', indicator: 'ad-percent' })));
    const known = values.filter((value, t) => !Number.isNaN(value) && t + 5 < length).length;
    expect(span?.first).toBeLessThan(400);
    expect(compute('all').rows[0]?.['base_n']).toBe(known);
    const crosses = values.filter((value, t) => value >= -1e-12 && (values[t - 1] ?? NaN) < -1e-12).length;
    expect(compute('first-cross').rows[0]?.['n']).toBe(crosses);
  });

  it('leaves a claim that looks back over it unjudged', () => {
    const judge = (asOf: number) =>
      claim.compute(
        makeContext(holed, holed.sessions[asOf]),
        claimParams.parse({ measure: 'breadth', indicator: 'ad-percent', comparison: 'largest' }),
      ).verdict;
    const { values } = measureSeries(context, toMeasureChoice(forwardParams.parse({ measure: 'breadth', indicator: 'ad-percent' })));
    const best = values.reduce((at, value, t) => (t >= 470 && value > (values[at] ?? -Infinity) ? t : at), 470);
    const isRecord = values.subarray(0, best).every((value) => !(value > (values[best] ?? NaN)));
    const verdict = judge(best);
    expect(verdict?.kind).toBe(isRecord ? 'cannot_check' : 'fails');
    if (isRecord) expect(verdict?.missing).toMatch(/^\d+ of the \d+ sessions that it speaks of cannot be judged\.$/);
  });

  it('leaves a claim standing over a few sessions that cannot be judged, and says how many', () => {
    const scarce = withHole(400, 402);
    const { values } = measureSeries(
      makeContext(scarce),
      toMeasureChoice(forwardParams.parse({ measure: 'breadth', indicator: 'ad-percent' })),
    );
    const best = values.reduce((at, value, t) => (t >= 410 && value > (values[at] ?? -Infinity) ? t : at), 410);
    const before = values.subarray(0, best).findLastIndex((value) => value >= (values[best] ?? NaN));
    const since = scarce.sessions[Math.min(Math.max(before, 300), 390)] ?? '';
    const { verdict, headlines } = claim.compute(
      makeContext(scarce, scarce.sessions[best]),
      claimParams.parse({ measure: 'breadth', indicator: 'ad-percent', comparison: 'highest-since', since }),
    );
    expect(verdict?.kind).toBe('holds');
    expect(headlines.map(({ text, detail }) => `${text} ${detail}`).join(' ')).toMatch(
      /; (two|three|four) of the \d+ sessions that it speaks of cannot be judged/,
    );
  });

  it('answers a range without anything known by saying so', () => {
    const { headlines, rows, flags } = forward.compute(
      { ...context, range: rangeOf(10, 100) },
      forwardParams.parse({ measure: 'breadth', average: '200', atLeast: '20' }),
    );
    expect(headlines[0]?.text).toMatch(/^There is nothing to measure for the S&P 500 members in this range/);
    expect(rows.map((row) => row['base_n'])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(flags.find(({ code }) => code === 'unavailable')?.message).toMatch(
      /^This can be measured of the S&P 500 members from .* lies outside of that\.$/,
    );
  });
});

it('says once of a unit that goes on that it does, whatever is measured in it', () => {
  const running: Market = { ...market, unit: 'month', isToDate: true, assumedIndex: length - 1 };
  const { flags } = forward.compute(makeContext(running), forwardParams.parse({ measure: 'breadth' }));
  expect(flags.filter(({ code }) => code === 'running-unit')).toHaveLength(1);
});
