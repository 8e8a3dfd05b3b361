import type { Left } from './carry-on';

/** What a word of the text was to its reader. */
export type WordRole = 'understood' | 'assumed' | 'filler' | 'unread';

/** A claim that a sentence becomes. */
export interface ReadClaim {
  /** Query of the study `claim`, without a question mark. */
  readonly query: string;
  /** What was taken for granted, as sentences. */
  readonly assumed: readonly string[];
  /** What is taken for the one that it is about, which is not stored: 'the fund XLK'. */
  readonly standIn?: string;
}

/** What the tokens from one to another were. */
export interface RoleOfWords {
  readonly first: number;
  readonly last: number;
  readonly role: WordRole;
}

/** What a sentence says. */
export interface SentenceReading {
  readonly left: Left;
  readonly roles: readonly RoleOfWords[];
  readonly claims: readonly ReadClaim[];
  /** Sentences that begin with "Cannot check: ". */
  readonly cannot: readonly string[];
  readonly needsPost: boolean;
}
