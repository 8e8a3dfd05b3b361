/** Members of a universe as the numeric core reads them. */
export interface MemberInput {
  readonly sessionCount: number;
  /** One array per member, `sessionCount` long; NaN where there is no close. */
  readonly closes: readonly Float64Array[];
  /** Per member its spells of membership as half-open pairs of positions: ascending, apart, and free to reach beyond the ends. */
  readonly spans: readonly Int32Array[];
}

/** Calls `visit` for every session of `[from, to)` inside the spans, ascending. */
export function visitSpans(spans: Int32Array, from: number, to: number, visit: (t: number) => void): void {
  for (let at = 0; at + 1 < spans.length; at += 2) {
    const end = Math.min(to, spans[at + 1] ?? 0);
    for (let t = Math.max(from, spans[at] ?? 0); t < end; t += 1) visit(t);
  }
}

/** @throws RangeError that says which lengths do not fit each other. */
export function checkMembers({ sessionCount, closes, spans }: MemberInput): void {
  if (closes.length !== spans.length)
    throw new RangeError(`every member has closes and spans, but there are ${closes.length} and ${spans.length}`);
  const other = closes.find((series) => series.length !== sessionCount);
  if (other !== undefined) throw new RangeError(`every member has ${sessionCount} sessions, but one has ${other.length}`);
}

/** How many members each session has. */
export function countMembers({ sessionCount, spans }: Pick<MemberInput, 'sessionCount' | 'spans'>): Int32Array {
  const members = new Int32Array(sessionCount);
  for (const own of spans)
    visitSpans(own, 0, sessionCount, (t) => {
      members[t] = (members[t] ?? 0) + 1;
    });
  return members;
}
