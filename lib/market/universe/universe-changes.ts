/** How much of what a universe stands on was added, corrected or withdrawn after a data version. */
export interface UniverseChanges {
  readonly id: string;
  readonly name: string;
  /** Closes of anything that ever was a member. */
  readonly closes: number;
  /** Members whose spells changed. */
  readonly members: number;
  /** Sessions whose weights changed. */
  readonly weightSessions: number;
  /** Members whose sector changed. */
  readonly sectors: number;
  /** Sessions whose ready-made counts changed. */
  readonly countSessions: number;
}
