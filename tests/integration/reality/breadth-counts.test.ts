import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { mcclellan, zweigThrust } from '@/lib/metrics';

const folder = fileURLToPath(new URL('../../../../shared/reality/breadth/', import.meta.url));
const isThere = existsSync(folder);

function readCsv(file: string): string[][] {
  return readFileSync(`${folder}${file}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

const toNumber = (text: string | undefined): number => (text === undefined || text === '' ? NaN : Number(text));

describe.skipIf(!isThere)('breadth on real NYSE counts (skipped where ../shared/reality is absent)', () => {
  it('triggers the Zweig thrust (exponential mean) on the published dates and no other', () => {
    const rows = new Map(readCsv('nyse-advances-declines.csv').map((row) => [row[0] ?? '', row]));
    const sessions = createCalendar({}).sessionsBetween(parseSessionDate('1991-12-02'), parseSessionDate('2023-06-30'));
    const column = (place: number) => Float64Array.from(sessions, (session) => toNumber(rows.get(session)?.[place]));
    const { triggers } = zweigThrust(column(1), column(2), 'ema');
    expect(triggers.map((t) => sessions[t])).toEqual(['2004-05-25', '2009-03-18', '2013-10-18', '2015-10-07', '2019-01-07', '2023-03-31']);
  });

  it('reproduces the published McClellan points when seeded as printed', () => {
    const published = readCsv('mcclellan-published.csv');
    expect(published.length).toBeGreaterThanOrEqual(4);
    for (const [date, advances, declines, , trend10, trend5, oscillator, prior, summation] of published) {
      const net = toNumber(advances) - toNumber(declines);
      const seed = {
        trend10: (toNumber(trend10) - 0.1 * net) / 0.9,
        trend5: (toNumber(trend5) - 0.05 * net) / 0.95,
        summation: toNumber(summation) - toNumber(oscillator),
      };
      const found = mcclellan(Float64Array.of(net), seed);
      expect(Math.abs((found.oscillator[0] ?? NaN) - toNumber(oscillator)), date).toBeLessThan(0.0011);
      expect(Math.abs(seed.trend10 - seed.trend5 - toNumber(prior)), date).toBeLessThan(0.0015);
      // The published level is in the closed form as well, to the rounding of its means.
      const closed = 1000 + (found.oscillator[0] ?? NaN) - 10 * (found.trend10[0] ?? NaN) + 20 * (found.trend5[0] ?? NaN);
      expect(Math.abs(closed - toNumber(summation)), date).toBeLessThan(0.02);
    }
  });
});
