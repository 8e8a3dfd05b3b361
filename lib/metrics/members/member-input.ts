import type { Placed } from '../placed';

/** Members of a universe as the numeric core reads them: no more than one of them is laid out over all sessions at a time. */
export interface MemberInput {
  readonly sessionCount: number;
  /** Per member its closes, none beyond the last session. */
  readonly closes: readonly Placed[];
  /** Per member its spells of membership as half-open pairs of positions: ascending, apart, and free to reach beyond the ends. */
  readonly spans: readonly Int32Array[];
}

/** Calls `visit` for every stretch of sessions of `[from, to)` inside the spans, ascending and half-open: a call for each session costs more than what it does. */
export function visitSpans(spans: Int32Array, from: number, to: number, visit: (first: number, end: number) => void): void {
  for (let at = 0; at + 1 < spans.length; at += 2) {
    const first = Math.max(from, spans[at] ?? 0);
    const end = Math.min(to, spans[at + 1] ?? 0);
    if (first < end) visit(first, end);
  }
}

/** @throws RangeError that says which lengths do not fit each other. */
export function checkMembers({ sessionCount, closes, spans }: MemberInput): void {
  if (closes.length !== spans.length)
    throw new RangeError(`every member has closes and spans, but there are ${closes.length} and ${spans.length}`);
  for (const { start, values } of closes) {
    if (values.length > 0 && (start < 0 || start + values.length > sessionCount))
      throw new RangeError(`there are ${sessionCount} sessions, but closes of a member from position ${start} to ${start + values.length}`);
  }
}

/** How many members each session has. */
export function countMembers({ sessionCount, spans }: Pick<MemberInput, 'sessionCount' | 'spans'>): Int32Array {
  const members = new Int32Array(sessionCount);
  for (const own of spans)
    visitSpans(own, 0, sessionCount, (first, end) => {
      for (let t = first; t < end; t += 1) members[t] = (members[t] ?? 0) + 1;
    });
  return members;
}
