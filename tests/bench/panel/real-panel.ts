import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { BreadthInput } from '@/lib/metrics';

const file = '../shared/reality/panel/sp500-2019-2024.csv.gz';

/** Every instrument of the real panel, each a member throughout, or null where the data are absent. */
export function readRealPanel(): BreadthInput | null {
  if (!existsSync(file)) return null;
  const rows = gunzipSync(readFileSync(file))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const sessions = [...new Set(rows.map(([date]) => date ?? ''))].sort();
  const placeOf = new Map(sessions.map((date, t) => [date, t]));
  const closes = new Map<string, Float64Array>();
  for (const [date = '', symbol = '', close = ''] of rows) {
    const series = closes.get(symbol) ?? new Float64Array(sessions.length).fill(NaN);
    closes.set(symbol, series);
    if (close !== '') series[placeOf.get(date) ?? -1] = Number(close);
  }
  const span = Int32Array.of(0, sessions.length);
  return { sessionCount: sessions.length, firstOrdinal: 0, closes: [...closes.values()], spans: Array.from(closes, () => span) };
}
