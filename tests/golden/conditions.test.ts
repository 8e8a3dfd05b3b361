import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { observedKey, type ObservedSeries } from '@/lib/market/series/observed-series';
import { economyRules } from '@/lib/studies/measure/conditions/condition-rules';
import { judgeRule } from '@/lib/studies/measure/conditions/judge-rules';
import { standingAt } from '@/lib/studies/measure/conditions/standing';

const day = z.string().refine(isSessionDate);
// Made by recipes/conditions.py, which shares no line with the core.
const golden = z
  .object({
    sessions: z.array(day),
    series: z.record(z.string(), z.array(z.tuple([day, z.number(), day]))),
    target: z.array(z.tuple([day, z.number()])),
    holds: z.record(z.string(), z.array(z.boolean().nullable())),
    figures: z.record(z.string(), z.array(z.number().nullable())),
  })
  .parse(JSON.parse(readFileSync(new URL('conditions.json', import.meta.url), 'utf8')));

function observe(id: string, rows: (typeof golden.series)[string], announcedDaysAhead: number): ObservedSeries {
  const definition = findDefaultSeries(id);
  if (definition === undefined) throw new Error(`${id} is not shipped`);
  const observations = rows.map(
    ([period, value, knownFrom]) => ({ period, value, knownFrom, dating: 'published', seenOn: knownFrom, source: 'import' }) as const,
  );
  return { definition, announcedDaysAhead, announcedThatDay: [], observations };
}

const series = [
  ...Object.entries(golden.series).map(([id, rows]) => observe(id, rows, 0)),
  observe(
    'DFEDTARU',
    golden.target.map(([period, value]) => [period, value, period]),
    1,
  ),
];
const observed = new Map(series.map((one) => [observedKey({ id: one.definition.id }), one]));

describe('golden: the rules of the conditions', () => {
  it.each(Object.keys(golden.holds))('%s, session by session by what was known then', (id) => {
    const rule = economyRules.find((one) => one.id === id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    const { judged } = judgeRule({ observed, sessions: golden.sessions }, rule, false);
    const [holds, figures] = [golden.holds[id] ?? [], golden.figures[id]];
    expect(new Set(holds)).toEqual(new Set([true, false, null]));
    golden.sessions.forEach((session, t) => {
      const found = standingAt(judged, t);
      expect(found.holds, `${id} on ${session}`).toBe(holds[t]);
      const figure = figures?.[t];
      if (figure !== null && figure !== undefined) expect(found.figure, `${id} on ${session}`).toBeCloseTo(figure, 12);
      else if (figures !== undefined) expect(found.figure, `${id} on ${session}`).toBeNaN();
    });
  });
});
