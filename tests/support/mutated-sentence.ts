import fc from 'fast-check';
import { listWords } from '@/lib/claims/read/lexicon/words';
import { readCorpus } from './judge-sentences';

const corpus = readCorpus();
const lexicon = listWords().map(([words]) => words);

const word = fc.oneof(
  fc.constantFrom(...corpus.flatMap(({ text }) => text.split(' '))),
  fc.constantFrom(...lexicon),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('%', '−', '—', '“', '’s', '500', '2,000', '1e9', '0', '2024-02-30', '📈', '\u0000', '/', '=', 'since', 'not'),
);

/** A sentence of the corpus with words taken out, put in, doubled or changed in their places. */
const mutated = fc
  .tuple(
    fc.constantFrom(...corpus),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('cut', 'put', 'double', 'swap', 'letter'), word), { minLength: 1, maxLength: 4 }),
  )
  .map(([{ text }, changes]) => {
    const words = text.split(' ');
    for (const [place, change, other] of changes) {
      const at = place % Math.max(words.length, 1);
      const here = words[at] ?? '';
      if (change === 'cut') words.splice(at, 1);
      else if (change === 'put') words.splice(at, 0, other);
      else if (change === 'double') words.splice(at, 0, here);
      else if (change === 'letter') words[at] = here.slice(0, -1);
      else {
        words[at] = words[at + 1] ?? here;
        if (at + 1 < words.length) words[at + 1] = here;
      }
    }
    return words.join(' ');
  });

const random = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));

/** Any text: of four three are a sentence of the corpus with some of its words changed, and one is a heap of words. */
export const mutatedSentence = fc.oneof({ arbitrary: mutated, weight: 3 }, { arbitrary: random, weight: 1 });
