/** Where words stand that say nothing themselves: what is said before them, and what behind, each by names that `signOf` gives, with a space between two; `*` for all. */
export type FillerPlace = readonly [behind: string, before: string];

export interface FillerClass {
  /** As others call it in their places. */
  readonly name: string;
  /** With a comma between two; none where each of them has a meaning of its own. */
  readonly words?: string;
  /** Words with a meaning of their own, which are passed over where nothing takes them. */
  readonly passed?: string;
  /** Where they are known to change nothing of what is said; anywhere else they are not understood. None where they say something beside others alone. */
  readonly places: readonly FillerPlace[];
}
