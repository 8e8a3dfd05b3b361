import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { generateSampleSeries } from '@/prisma/sample/generate-sample-series';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { defaultSeries } from '@/lib/market/series/default-series';
import { economyRules } from '@/lib/studies/measure/conditions/condition-rules';
import { standingAt } from '@/lib/studies/measure/conditions/standing';

const last = parseSessionDate('2024-07-16');
const sample = generateSampleSeries(last);
const sessions = createCalendar({}).sessionsBetween(parseSessionDate('1990-01-02'), last);

describe('series of the sample market', () => {
  it('are the same every time', () => {
    expect(generateSampleSeries(last)).toEqual(sample);
  });

  it.each(sample.map((series) => [series.id, series] as const))('%s has believable values, each known in time', (id, { values }) => {
    const [least, most] = defaultSeries.find((series) => series.id === id)?.between ?? [NaN, NaN];
    for (const { period, value, knownFrom } of values) {
      expect(value >= least && value <= most, `${period} ${value}`).toBe(true);
      expect(knownFrom <= last, `${period} ${knownFrom}`).toBe(true);
    }
  });

  it('let every rule hold at times, and not at others', () => {
    for (const rule of economyRules) {
      const values = sample.find(({ id }) => id === rule.series)?.values ?? [];
      const shipped = defaultSeries.find(({ id }) => id === rule.series);
      if (shipped === undefined) throw new Error(`${rule.series} is not shipped`);
      const judged = rule.judge(
        {
          definition: shipped,
          announcedDaysAhead: shipped.announcedDaysAhead ?? 0,
          announcedThatDay: [],
          observations: values.map((value) => ({ ...value, dating: 'usual-lag' as const, seenOn: value.knownFrom, source: 'simulated' })),
        },
        sessions,
      );
      const held = new Set(sessions.slice(-3_780).map((_, at) => standingAt(judged, sessions.length - 3_780 + at).holds));
      const newest = standingAt(judged, sessions.length - 1);
      // Recessions are never known in time.
      expect([...held].filter((holds) => holds !== null).length, rule.id).toBe(rule.id === 'no-recession' ? 0 : 2);
      if (rule.id !== 'no-recession') expect(newest.holds, rule.id).not.toBeNull();
    }
  });
});
