import type { Frame } from './frame';

/** A clause that is set apart from what is said besides: “after falling 2.7% on Friday”. */
export interface ClauseApart {
  readonly kind: NonNullable<Frame['apart']>;
  readonly clause: Frame;
  readonly others: readonly Frame[];
}

/** The statements of a sentence with those that follow from them, and as they were said; or why they cannot be told apart. */
export type SentenceFacts =
  | { readonly facts: readonly Frame[]; readonly said: readonly Frame[]; readonly apart?: ClauseApart }
  | { readonly reason: string };
