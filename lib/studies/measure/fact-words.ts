/** The sentence of a fact, with a full stop, and a few words that name it. */
export interface FactWords {
  readonly sentence: string;
  readonly title: string;
}
