import fc from 'fast-check';
import { readClaims } from '@/lib/claims/read/read-claims';
import { corpusInstruments, judgeSentence, readCorpus, readCorpusSentence } from '../support/judge-sentences';
import { mutatedSentence } from '../support/mutated-sentence';
import { drawOwnSentences, judgeOwnSentence } from '../support/own-sentences';
import type { Figure } from './figure';

const ownSentences = 500;
const seed = 16;
const mutatedSentences = 10_000;

/** Processor that each of many texts takes to be read, ms, the dearest last. A pause of the machine is none; a collection of garbage counts. */
function timeReading(): Float64Array {
  const texts = fc.sample(mutatedSentence, { numRuns: mutatedSentences, seed });
  const taken = texts.map((text) => {
    const before = process.cpuUsage();
    readClaims(text, { asOf: null, instruments: corpusInstruments, findUntaken: () => null });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Float64Array.from(taken).sort();
}

/** Of the sentences that claims print how many are read back; of the corpus of sentences: how many become the claim that they must, are read as something else, and are refused by what claims take. */
export function benchSentences(): Promise<Figure[]> {
  const corpus = readCorpus();
  const meant = corpus.filter((sentence) => 'claims' in sentence);
  const refused = corpus.filter((sentence) => 'refused' in sentence);
  const verdicts = corpus.map((sentence) => judgeSentence(sentence).verdict);
  const read = meant.filter((sentence) => judgeSentence(sentence).verdict === 'right').length;
  const pending = meant.filter((sentence) => readCorpusSentence(sentence, true).claims.length === 0).length;
  const own = drawOwnSentences(ownSentences, seed);
  const taken = timeReading();
  const median = taken[mutatedSentences / 2] ?? 0;
  const judged = own.map((sentence) => judgeOwnSentence(sentence).verdict);
  const count = (name: string, value: number, against: number, of: string, budget?: string): Figure => ({
    name,
    value,
    unit: 'sentences',
    ratio: value / against,
    against: of,
    ...(budget === undefined ? {} : { budget }),
  });
  return Promise.resolve([
    count(
      'our own sentences read back',
      judged.filter((verdict) => verdict === 'equal').length,
      own.length,
      'our own sentences',
      'at least 0.95',
    ),
    count('our own sentences read as others', judged.filter((verdict) => verdict === 'other').length, own.length, 'our own sentences', '0'),
    count('sentences read as they must be', read, meant.length, 'sentences with a claim', 'at least 0.9'),
    count(
      'sentences refused with their reason',
      refused.filter((sentence) => judgeSentence(sentence).verdict === 'right').length,
      refused.length,
      'sentences to refuse',
    ),
    count('wrong readings', verdicts.filter((verdict) => verdict === 'wrong').length, corpus.length, 'all sentences', '0'),
    count('understood, but not taken by claims yet', pending, meant.length, 'sentences with a claim'),
    ...[0.99, 1].map((share): Figure => {
      const value = taken[Math.ceil(share * mutatedSentences) - 1] ?? 0;
      const which = share === 1 ? 'the dearest' : 'one in a hundred takes more';
      return { name: `a text read, ${which}`, value, unit: 'ms', ratio: value / median, against: 'the median text', budget: '20 ms' };
    }),
  ]);
}
