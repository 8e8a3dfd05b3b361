/** Spans cut to [from, to): what lies outside, is empty or was covered by the one before is left out. */
export function clipSpans(spans: Int32Array, from: number, to: number): Int32Array {
  const kept: number[] = [];
  let reached = from;
  for (let at = 0; at + 1 < spans.length; at += 2) {
    const start = Math.max(reached, spans[at] ?? 0);
    const end = Math.min(to, spans[at + 1] ?? 0);
    if (start >= end) continue;
    kept.push(start, end);
    reached = end;
  }
  return Int32Array.from(kept);
}
