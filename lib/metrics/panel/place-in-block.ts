/** Sessions since the start of the block that session `t` stands in, when blocks are aligned with the calendar. */
export function placeInBlock(ordinal: number, blockSessions: number): number {
  return ((ordinal % blockSessions) + blockSessions) % blockSessions;
}
