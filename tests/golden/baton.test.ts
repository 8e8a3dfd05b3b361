import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rangeOf } from '@/lib/market/study-range';
import { baton } from '@/lib/studies/moves/baton/study';
import { makeMarket } from '../support/make-market';

const values = z.record(z.string(), z.number().nullable());
// Made by recipes/baton.py, which shares no line with the core.
const golden = z
  .object({
    start: z.int(),
    last: z.int(),
    closes: z.record(z.string(), z.array(z.number().nullable())),
    before: values,
    after: values,
    rankBefore: values,
    rankAfter: values,
    atHigh: z.record(z.string(), z.boolean().nullable()),
    windows: z.array(z.number().nullable()),
  })
  .parse(JSON.parse(readFileSync(new URL('baton.json', import.meta.url), 'utf8')));

const market = makeMarket(
  '2022-01-03',
  Object.fromEntries(Object.entries(golden.closes).map(([symbol, closes]) => [symbol, closes.map((close) => close ?? NaN)])),
);
const names = Object.keys(golden.before);
const params = baton.params.parse({ group: 'custom', symbols: names.join(','), start: market.sessions[golden.start] });
const { rows, tables = [] } = baton.compute({ market, range: rangeOf(0, golden.last), basis: 'price' }, params);
const cellOf = (symbol: string, key: string): unknown => rows.find((row) => row['symbol'] === symbol)?.[key];

function expectClose(found: unknown, expected: number | null, name: string): void {
  if (expected === null) expect(found, name).toBeNull();
  else expect(found, name).toBeCloseTo(expected, 9);
}

describe('golden: the baton', () => {
  it.each(names)('leads, ranks and ratio of %s', (symbol) => {
    expectClose(cellOf(symbol, 'before_pp'), golden.before[symbol] ?? null, 'before');
    expectClose(cellOf(symbol, 'after_pp'), golden.after[symbol] ?? null, 'after');
    expect(cellOf(symbol, 'rank_before')).toBe(golden.rankBefore[symbol] ?? null);
    expect(cellOf(symbol, 'rank_after')).toBe(golden.rankAfter[symbol] ?? null);
    expect(cellOf(symbol, 'ratio_at_high')).toBe(golden.atHigh[symbol] ?? null);
  });

  it('rank correlation over every window', () => {
    const windows = tables.find(({ id }) => id === 'windows')?.rows ?? [];
    expect(windows).toHaveLength(golden.windows.length);
    windows.forEach((row, at) => {
      expectClose(row['rank_correlation'], golden.windows[at] ?? null, String(row['window_sessions']));
    });
  });

  it('has equal leads, missing ones, and ratios at their high and below', () => {
    expect(golden.rankAfter['AAPL']).toBe(golden.rankAfter['MSFT']);
    expect(golden.before['NVDA']).toBeNull();
    expect(golden.before['TSLA']).toBeNull();
    expect(golden.atHigh['META']).toBeNull();
  });
});
