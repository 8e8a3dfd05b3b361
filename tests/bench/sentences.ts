import { judgeSentence, readCorpus, readCorpusSentence } from '../support/judge-sentences';
import type { Figure } from './figure';

/** Of the corpus of sentences: how many become the claim that they must, are read as something else, and are refused by what claims take. */
export function benchSentences(): Promise<Figure[]> {
  const corpus = readCorpus();
  const meant = corpus.filter((sentence) => 'claims' in sentence);
  const refused = corpus.filter((sentence) => 'refused' in sentence);
  const verdicts = corpus.map((sentence) => judgeSentence(sentence).verdict);
  const read = meant.filter((sentence) => judgeSentence(sentence).verdict === 'right').length;
  const pending = meant.filter((sentence) => readCorpusSentence(sentence, true).claims.length === 0).length;
  const count = (name: string, value: number, against: number, of: string, budget?: string): Figure => ({
    name,
    value,
    unit: 'sentences',
    ratio: value / against,
    against: of,
    ...(budget === undefined ? {} : { budget }),
  });
  return Promise.resolve([
    count('sentences read as they must be', read, meant.length, 'sentences with a claim', 'at least 0.9'),
    count(
      'sentences refused with their reason',
      refused.filter((sentence) => judgeSentence(sentence).verdict === 'right').length,
      refused.length,
      'sentences to refuse',
    ),
    count('wrong readings', verdicts.filter((verdict) => verdict === 'wrong').length, corpus.length, 'all sentences', '0'),
    count('understood, but not taken by claims yet', pending, meant.length, 'sentences with a claim'),
  ]);
}
