/** What of the rows is in sight: positions of the first and last, both included, fractions while moving. */
export interface VisibleWindow {
  readonly first: number;
  readonly last: number;
}

const leastSpan = 4;

/** The window moved and narrowed to lie within `count` rows, at least five of them wide (fewer only when there are fewer). */
export function clampWindow(window: VisibleWindow, count: number): VisibleWindow {
  const end = Math.max(0, count - 1);
  const span = Math.min(end, Math.max(Math.min(leastSpan, end), window.last - window.first));
  const first = Math.min(Math.max(0, window.first), end - span);
  return { first, last: first + span };
}

/** The window `factor` times as wide (below 1 zooms in) with the row at `anchor` (0 left edge, 1 right) kept in place. */
export function zoomWindow(window: VisibleWindow, factor: number, anchor: number, count: number): VisibleWindow {
  const span = window.last - window.first;
  const wide = Math.max(span * factor, Math.min(leastSpan, Math.max(0, count - 1)));
  const pivot = window.first + span * anchor;
  return clampWindow({ first: pivot - wide * anchor, last: pivot + wide * (1 - anchor) }, count);
}

/** The window moved by `delta` rows, its width kept, stopped at either end. */
export function panWindow(window: VisibleWindow, delta: number, count: number): VisibleWindow {
  return clampWindow({ first: window.first + delta, last: window.last + delta }, count);
}

/** The window that shows the rows dated `from` to `to`, for ascending dates; a date between two rows snaps inwards. */
export function windowOfDates(dates: readonly string[], from: string, to: string): VisibleWindow {
  const first = dates.findIndex((date) => date >= from);
  const last = dates.findLastIndex((date) => date <= to);
  if (first < 0 || last < first) return { first: 0, last: Math.max(0, dates.length - 1) };
  return { first, last };
}
