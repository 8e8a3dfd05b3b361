import { describe, expect, it } from 'vitest';
import { fillers } from '@/lib/claims/read/lexicon/fillers';
import { readCorpus, readCorpusSentence, toCanonical } from '../support/judge-sentences';

const words = fillers.flatMap((filler) => [filler.words, filler.passed].flatMap((some) => some?.split(',') ?? []));

/** What is read of a text, as one string. */
const readOf = (text: string, asOf: string | undefined): string =>
  readCorpusSentence({ text, ...(asOf === undefined ? {} : { asOf }), claims: [] })
    .claims.map(({ query }) => toCanonical(query))
    .join(' ');

describe('words that say nothing by themselves', () => {
  it('are each in one class, so that one place decides', () => {
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  // Each changed nothing wherever it stood before: five of six places are no longer read.
  it('are understood where they are known to change nothing, and one more of them in a sentence mostly is not', () => {
    const sentences = readCorpus().filter((sentence) => 'claims' in sentence && sentence.leftOut === undefined);
    const some = sentences.filter((_, index) => index % 40 === 0);
    let tried = 0;
    let unchanged = 0;
    for (const { text, asOf } of some) {
      const said = text.split(' ');
      const right = readOf(text, asOf);
      for (const word of ['on', 'over', 'for', 'of', 'in', 'to', 'at', 'by', 'as', 'during', 'within', 'with'])
        for (const at of said.keys()) {
          tried += 1;
          if (readOf(said.toSpliced(at, 0, word).join(' '), asOf) === right) unchanged += 1;
        }
    }
    expect(tried).toBeGreaterThan(1000);
    expect(unchanged / tried).toBeLessThan(0.1);
  });

  it('are marked as not understood where they are not', () => {
    const { words: marked, claims } = readCorpusSentence({
      text: 'The S&P 500 rose 0.6% over on Tuesday.',
      asOf: '2024-07-16',
      claims: [],
    });
    expect(claims).toEqual([]);
    expect(marked.filter(({ role }) => role === 'unread').map(({ text }) => text)).toEqual(['over', 'on']);
  });
});
