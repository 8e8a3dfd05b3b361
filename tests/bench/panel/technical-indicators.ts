import { highest, lowest, sma } from 'technicalindicators';
import type { BreadthInput } from '@/lib/metrics';

function add(counter: Int32Array, t: number, when: boolean): void {
  if (when) counter[t] = (counter[t] ?? 0) + 1;
}

/** The runs of consecutive closes, since the library knows no missing value. */
function listRuns(closes: Float64Array): { readonly start: number; readonly values: number[] }[] {
  const runs: { start: number; values: number[] }[] = [];
  closes.forEach((close, t) => {
    if (Number.isNaN(close)) return;
    const run = runs.at(-1);
    if (run === undefined || run.start + run.values.length < t) runs.push({ start: t, values: [close] });
    else run.values.push(close);
  });
  return runs;
}

/** The six measures as one would count them with technicalindicators: a series per window and instrument, then compared. */
export function countWithIndicators({ sessionCount, closes, spans }: BreadthInput): readonly Int32Array[] {
  const columns = Array.from({ length: 6 }, () => new Int32Array(sessionCount));
  const [advances, declines, above50, above200, highs, lows] = columns;
  const member = new Uint8Array(sessionCount);
  closes.forEach((series, i) => {
    member.fill(0);
    const own = spans[i] ?? new Int32Array();
    for (let at = 0; at < own.length; at += 2) member.fill(1, Math.max(0, own[at] ?? 0), own[at + 1]);
    for (const { start, values } of listRuns(series)) {
      const each = (
        column: Int32Array | undefined,
        period: number,
        results: readonly number[],
        holds: (close: number, result: number) => boolean,
      ): void => {
        results.forEach((result, place) => {
          const at = place + period - 1;
          if (column !== undefined && member[start + at] === 1) add(column, start + at, holds(values[at] ?? NaN, result));
        });
      };
      each(advances, 2, values, (close, before) => close > before);
      each(declines, 2, values, (close, before) => close < before);
      each(above50, 50, sma({ period: 50, values }), (close, mean) => close > mean * (1 + 1e-9));
      each(above200, 200, sma({ period: 200, values }), (close, mean) => close > mean * (1 + 1e-9));
      each(highs, 252, highest({ period: 252, values }), (close, most) => close >= most);
      each(lows, 252, lowest({ period: 252, values }), (close, least) => close <= least);
    }
  });
  return columns;
}
