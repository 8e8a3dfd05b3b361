/** A published claim, in our words, with the link that checks it. */
export interface PublishedClaim {
  readonly id: string;
  /** What was said, paraphrased. */
  readonly said: string;
  readonly by: string;
  /** The day on which it was published, or the month or year where no more is known; null where it is a standing figure. */
  readonly published: string | null;
  /** Query of the study `claim`: definitions that the wording states are in it, those that it leaves open are not. */
  readonly query: string;
  /** Why what was printed and what is counted here part, where that can be told, as sentences: true whatever a store holds. */
  readonly note?: string;
}
