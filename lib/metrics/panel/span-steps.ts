/**
 * Notes in `steps` that a member counts on the sessions of [from, to) inside its spans: one step up where they begin, one down where
 * they end, so that a stretch of sessions costs as much as one. `end` is where the column ends; `at` is the first span that may meet it.
 */
export function addSteps(steps: Int32Array, spans: Int32Array, at: number, from: number, to: number, end: number): void {
  for (let place = at; place < spans.length; place += 2) {
    const first = Math.max(from, spans[place] ?? 0);
    if (first >= to) return;
    const last = Math.min(to, spans[place + 1] ?? 0);
    if (first >= last) continue;
    steps[first] = (steps[first] ?? 0) + 1;
    if (last < end) steps[last] = (steps[last] ?? 0) - 1;
  }
}

/** Turns steps into counts, in place. */
export function sumSteps(steps: Int32Array, from: number, to: number): void {
  let count = 0;
  for (let t = from; t < to; t += 1) {
    count += steps[t] ?? 0;
    steps[t] = count;
  }
}
