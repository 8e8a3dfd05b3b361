import { expect, it } from 'vitest';
import { exampleSentences } from '@/components/panels/example-sentences';
import { readCorpusSentence } from '../support/judge-sentences';

it.each(exampleSentences)('the page offers what it can read: $text', ({ text, asOf }) => {
  const read = readCorpusSentence({ text, asOf, claims: [] });
  expect(read.cannot).toEqual([]);
  expect(read.claims.length).toBeGreaterThan(0);
});
