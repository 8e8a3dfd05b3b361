import type { SentencePart } from '../kit/study';

/** A sentence before its plain texts become parts. */
export type SentenceParts = (SentencePart | string)[];

/** A word of a sentence that a reader may change. */
export function sentenceWord(param: string, text: string): SentencePart {
  return { text, param };
}
