import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { generateSampleMarket, lastSampleSession } from '@/prisma/sample/generate-sample-market';
import { generateSampleMembers, sampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import { correlation, deviation } from './moments';
import { alignCloses, findUniverse, membersOn } from './weighted-index';

const calendar = createCalendar();
const market = generateSampleMarket(calendar);
const made = generateSampleMembers(calendar, market);
const sessions = calendar.sessionsBetween(sampleMemberPlan.from, lastSampleSession);
const closes = alignCloses(market, made, sessions);
const sp500 = findUniverse(made, 'sp500');
const members = sessions.map((session) => membersOn(sp500, session).map((symbol) => closes.get(symbol) ?? new Float64Array()));
const spx = closes.get('SPX') ?? new Float64Array();

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Percent of members above their mean of 200 closes. */
function shareAbove(at: number): number {
  const windows = (members[at] ?? [])
    .map((own) => own.subarray(at - 199, at + 1))
    .filter((own) => own.every((close) => !Number.isNaN(close)));
  return (100 * windows.filter((own) => (own[199] ?? NaN) > meanOf(own)).length) / windows.length;
}

/** Net advances of the members, percent. */
function netAdvances(at: number): number {
  const signs = (members[at] ?? []).map((own) => Math.sign((own[at] ?? NaN) - (own[at - 1] ?? NaN)));
  return (100 * signs.reduce((sum, sign) => sum + sign, 0)) / signs.length;
}

/** Mean correlation of all pairs over a quarter, from the variance of the sum of standardised returns. */
function meanCorrelation(from: number, length: number): number {
  const own = (members[from] ?? []).filter((each) => !Number.isNaN(each[from + length] ?? NaN));
  const sums = new Float64Array(length);
  for (const each of own) {
    const returns = Array.from(sums, (_, at) => (each[from + at + 1] ?? NaN) / (each[from + at] ?? NaN) - 1);
    const middle = returns.reduce((sum, value) => sum + value, 0) / length;
    const spread = deviation(returns);
    for (const [at, value] of returns.entries()) sums[at] = (sums[at] ?? 0) + (value - middle) / spread;
  }
  return (sums.reduce((sum, value) => sum + value ** 2, 0) / length - own.length) / (own.length * (own.length - 1));
}

describe('the breadth of the members', () => {
  it('the share above the 200-session mean swings between a washed-out market and a broad one', () => {
    const shares = sessions.flatMap((_, at) => (at >= 199 && at % 10 === 0 ? [shareAbove(at)] : []));
    expect(Math.min(...shares)).toBeLessThan(18);
    expect(Math.min(...shares)).toBeGreaterThan(3);
    expect(Math.max(...shares)).toBeGreaterThan(82);
    expect(Math.max(...shares)).toBeLessThan(97);
  });

  it('advances follow the index on most days and reach extremes on few', () => {
    const net = sessions.map((_, at) => (at === 0 ? 0 : netAdvances(at)));
    const agree = net.filter((value, at) => at > 0 && value * ((spx[at] ?? NaN) - (spx[at - 1] ?? NaN)) > 0).length / (net.length - 1);
    expect(agree).toBeGreaterThan(0.75);
    const extreme = net.filter((value) => Math.abs(value) > 80).length / net.length;
    expect(extreme).toBeGreaterThan(0.005);
    expect(extreme).toBeLessThan(0.08);
  });

  it('pairs are correlated as stocks are, more so in a nervous quarter', () => {
    const quarters = Array.from({ length: Math.floor((sessions.length - 1) / 63) }, (_, at) => at * 63);
    const correlations = quarters.map((from) => meanCorrelation(from, 63));
    const unrest = quarters.map((from) =>
      deviation(Array.from({ length: 63 }, (_, at) => (spx[from + at + 1] ?? NaN) / (spx[from + at] ?? NaN) - 1)),
    );
    expect(Math.min(...correlations)).toBeGreaterThan(0.1);
    expect(Math.max(...correlations)).toBeLessThan(0.65);
    expect(Math.max(...correlations)).toBeGreaterThan(0.35);
    expect(correlation(correlations, unrest)).toBeGreaterThan(0.4);
  });
});
