import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findDrawdowns, findRecords, findRuns, markMoves, sessionReturn } from '@/lib/metrics';

const index = z.number();
const file = z.array(
  z.object({
    prices: z.array(z.number().nullable()),
    returns: z.record(z.string(), z.array(z.number().nullable())),
    streaks: z.array(
      z.object({
        direction: z.enum(['up', 'down']),
        theta: z.number(),
        ties: z.boolean(),
        length: z.number(),
        runs: z.array(z.object({ start: index, reached: index, end: index, length: index, status: z.string(), atLeast: z.boolean() })),
      }),
    ),
    records: z.object({ strict: z.array(index), ties: z.array(index) }),
    drawdowns: z.object({
      least: z.number(),
      bear: z.number(),
      episodes: z.array(
        z.object({
          peak: index,
          trough: index,
          recovery: index.nullable(),
          depth: z.number(),
          sessionsDown: index,
          sessionsUp: index.nullable(),
          confirmed: index.nullable(),
        }),
      ),
    }),
  }),
);

const cases = file.parse(JSON.parse(readFileSync(new URL('./streaks-records-drawdowns.json', import.meta.url), 'utf8')));

describe.each(cases.map((golden, number) => ({ number, golden })))('golden case $number', ({ golden }) => {
  const closes = Float64Array.from(golden.prices, (price) => price ?? NaN);

  it('has the same returns', () => {
    for (const [sessions, expected] of Object.entries(golden.returns)) {
      const returns = sessionReturn(closes, Number(sessions));
      expected.forEach((value, t) => {
        if (value === null) expect(returns[t]).toBeNaN();
        else expect(Math.abs((returns[t] ?? NaN) - value)).toBeLessThan(1e-9);
      });
    }
  });

  it('has the same runs', () => {
    for (const { direction, theta, ties, length, runs } of golden.streaks) {
      expect(findRuns(markMoves(closes, direction, theta, ties), length, 'maximal')).toEqual(runs);
    }
  });

  it('has the same records', () => {
    expect(findRecords(closes, false).map((event) => event.index)).toEqual(golden.records.strict);
    expect(findRecords(closes, true).map((event) => event.index)).toEqual(golden.records.ties);
  });

  it('has the same drawdowns', () => {
    const { least, bear, episodes } = golden.drawdowns;
    const found = findDrawdowns(closes, least, bear);
    expect(found.map((episode) => ({ ...episode, depth: 0 }))).toEqual(episodes.map((episode) => ({ ...episode, depth: 0 })));
    found.forEach((episode, i) => expect(Math.abs(episode.depth - (episodes[i]?.depth ?? NaN))).toBeLessThan(1e-9));
  });
});
