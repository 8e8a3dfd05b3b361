/** How a claim compares the figure of its session, in the order of the control: the verbs of claims, as measures are their nouns. */
export const comparisons = [
  'largest',
  'nth',
  'highest-since',
  'first-since',
  'only-k-since',
  'in-a-row',
  'count-this-year',
  'gap',
  'ever',
  'figure',
  'happened',
  'none',
  'afterwards',
] as const;

/** One of them, as in links. */
export type ComparisonName = (typeof comparisons)[number];

/** Comparisons by rank with what came before. */
export const rankedComparisons = ['largest', 'nth', 'highest-since'] as const satisfies readonly ComparisonName[];

/** Comparisons with an event: it has happened from a threshold on. */
export const eventComparisons = ['only-k-since', 'first-since', 'afterwards'] as const satisfies readonly ComparisonName[];

/** A comparison as a fact or a need makes it of a measure: the words of a claim that is written, not read. */
export interface Comparison {
  readonly name: Exclude<ComparisonName, 'ever' | 'figure' | 'happened' | 'none' | 'afterwards'>;
  /** The rank, or the number of times, of records or of sessions; null where none is said. */
  readonly count: number | null;
  /** Index of the session that `since` names; null for the start of the data. */
  readonly since: number | null;
}
