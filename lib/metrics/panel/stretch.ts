/** Consecutive closes of one instrument, and the sessions of them that are to be counted. */
export interface Stretch {
  readonly closes: Float64Array;
  /** 1 on the sessions on which the instrument is a member. */
  readonly isMember: Uint8Array;
  /** The first of the consecutive closes that may be read. */
  readonly start: number;
  /** Half-open: sessions to count, all with closes. */
  readonly from: number;
  readonly to: number;
}

/** Sessions since the start of the block that session `t` stands in, when blocks are aligned with the calendar. */
export function placeInBlock(ordinal: number, blockSessions: number): number {
  return ((ordinal % blockSessions) + blockSessions) % blockSessions;
}
