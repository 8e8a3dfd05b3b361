import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { breadthCounts, type BreadthInput } from '@/lib/metrics';

// Made by recipes/panel.py, which shares no line with the core: closes in cents, counts from exact fractions.
const golden = z
  .object({
    closes: z.array(z.array(z.number().nullable())),
    spans: z.array(z.array(z.number())),
    counts: z.record(z.string(), z.array(z.number())),
  })
  .parse(JSON.parse(readFileSync(new URL('panel.json', import.meta.url), 'utf8')));

const sessionCount = golden.closes[0]?.length ?? 0;

function makeInput(firstOrdinal: number): BreadthInput {
  return {
    sessionCount,
    firstOrdinal,
    closes: golden.closes.map((series) => Float64Array.from(series, (cents) => (cents === null ? NaN : cents / 100))),
    spans: golden.spans.map((own) => Int32Array.from(own)),
  };
}

describe('golden: counts of a universe', () => {
  it.each([0, 1, 37, 6_301])('wherever its first session stands on the calendar (%i)', (firstOrdinal) => {
    const {
      above: [above20, above50],
      eligible: [eligible20, eligible50],
      ...columns
    } = breadthCounts(makeInput(firstOrdinal), { averageSessions: [20, 50], highSessions: 60 });
    const found = Object.fromEntries(
      Object.entries({ ...columns, above20, above50, eligible20, eligible50 }).map(([name, column]) => [name, [...(column ?? [])]]),
    );
    expect(found).toEqual(golden.counts);
    expect(sessionCount).toBe(330);
  });
});
