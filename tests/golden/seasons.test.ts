import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isoWeek } from '@/lib/calendar/iso-week';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { buildMarket } from '@/lib/market/build-market';
import { seasons } from '@/lib/studies/moves/seasons/study';
import { makeStored } from '../support/make-market';
import { makeContext } from '../support/study-context';

// Made by recipes/seasons.py, which shares no line with the study, its random numbers included.
const cell = z.union([z.string(), z.number(), z.null()]);
const golden = z
  .object({
    sessions: z.array(z.string().transform(parseSessionDate)),
    closes: z.array(z.number().nullable()),
    weeks: z.array(z.tuple([z.string().transform(parseSessionDate), z.number(), z.number()])),
    cases: z.array(z.object({ query: z.string(), rows: z.array(z.record(z.string(), cell)) })),
  })
  .parse(JSON.parse(readFileSync(new URL('seasons.json', import.meta.url), 'utf8')));

const market = buildMarket({
  instruments: [
    makeStored(
      'SPX',
      golden.sessions,
      golden.closes.map((close) => close ?? NaN),
    ),
  ],
  calendarSessions: golden.sessions,
  dataVersion: 1,
  simulated: false,
});

describe('weeks by their ISO numbers', () => {
  it('are those of the calendar of Python', () => {
    expect(golden.weeks.length).toBeGreaterThan(150);
    for (const [date, year, week] of golden.weeks) expect(isoWeek(date), date).toEqual({ year, week });
  });
});

describe.each(golden.cases)('seasons?$query', ({ query, rows }) => {
  const found = seasons.compute(makeContext(market), seasons.params.parse(Object.fromEntries(new URLSearchParams(query))));

  it('has the rows of the independent program', () => {
    expect(found.rows.map(({ period }) => period)).toEqual(rows.map(({ period }) => period));
    rows.forEach((row, place) => {
      for (const [key, value] of Object.entries(row)) {
        const own = found.rows[place]?.[key];
        if (typeof value === 'number') expect(own, `${String(row['period'])} ${key}`).toBeCloseTo(value, 9);
        else expect(own, `${String(row['period'])} ${key}`).toBe(value);
      }
    });
  });
});
