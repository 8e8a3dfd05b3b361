import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSessionDate } from '@/lib/calendar/session-date';
import { buildLexicon, findChunks } from '@/lib/claims/read/find-chunks';
import { readClaims, type ClaimsReading } from '@/lib/claims/read/read-claims';
import { tokenize } from '@/lib/claims/read/tokenize';
import type { Chunk } from '@/lib/claims/read/chunk';
import { corpusInstruments, judgeSentence, readCorpus, readCorpusSentence, toCanonical } from '../support/judge-sentences';
import { mutatedSentence } from '../support/mutated-sentence';
import { eachThird, rounds } from '@/tests/support/rounds';

const corpus = readCorpus();
const asOf = '2024-07-16';
const read = (text: string): ClaimsReading =>
  readClaims(text, { asOf: isSessionDate(asOf) ? asOf : null, instruments: corpusInstruments, findUntaken: () => null });

describe('any text', () => {
  it('is read without an exception, its words all there, and with no claim while a word is not understood', () => {
    let claims = 0;
    fc.assert(
      fc.property(mutatedSentence, (text) => {
        const found = read(text);
        expect(found.words.map((item) => item.text)).toEqual(text.split(/\s+/u).filter((item) => item !== ''));
        const sentences = found.claims.length;
        claims += sentences;
        // Of a text of one sentence either something is claimed or a reason given, never both.
        if (found.words.length > 0) expect(sentences + found.cannot.length).toBeGreaterThan(0);
        if (found.cannot.length === 0) expect(found.words.filter(({ role }) => role === 'unread')).toEqual([]);
        for (const { query } of found.claims) expect(query).toMatch(/measure=/);
      }),
      { numRuns: rounds(10_000) },
    );
    // Else nothing was tried.
    expect(claims).toBeGreaterThan(100);
  });

  it('gives no claim of a sentence with a word that nobody knows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        fc.nat(),
        fc.constantFrom('banana', 'zorgle', 'cheaply', 'Uruguay', 'reportedly', 'hedged'),
        (sentence, place, strange) => {
          const words = sentence.text.replace(/[.!?](?= )/g, '').split(' ');
          words.splice(place % words.length, 0, strange);
          const found = read(words.join(' '));
          expect(found.claims).toEqual([]);
          expect(found.words.some(({ role }) => role === 'unread')).toBe(true);
        },
      ),
      { numRuns: rounds(2000) },
    );
  });

  it('is another sentence, or none, where "not", "will", "if" or "almost" is put in', () => {
    for (const sentence of eachThird(corpus)) {
      if (!('claims' in sentence) || judgeSentence(sentence).verdict !== 'right') continue;
      const words = sentence.text.split(' ');
      for (const doubt of ['not', 'never', 'will', 'if', 'would', 'intraday', 'without', 'less than'])
        for (let at = 1; at < words.length && !sentence.text.includes(doubt); at += 2) {
          const text = [...words.slice(0, at), doubt, ...words.slice(at)].join(' ');
          const found = readClaims(text, {
            asOf: sentence.asOf !== undefined && isSessionDate(sentence.asOf) ? sentence.asOf : null,
            instruments: corpusInstruments,
            findUntaken: () => null,
          });
          expect(
            found.claims.map(({ query }) => toCanonical(query)),
            text,
          ).not.toEqual(sentence.claims.map(toCanonical));
        }
    }
  });

  it('is refused where a word that carries something stands twice in a row', () => {
    const small: ReadonlySet<Chunk['kind']> = new Set(['filler', 'split', 'of', 'in', 'to', 'same', 'unread']);
    const lexicons = buildLexicon(corpusInstruments);
    const symbols = new Set(corpusInstruments.map(({ symbol }) => symbol));
    const unheeded: string[] = [];
    for (const sentence of eachThird(corpus)) {
      if (!('claims' in sentence)) continue;
      const own = sentence.claims.map(toCanonical);
      for (const chunk of findChunks(tokenize(sentence.text), lexicons, symbols).filter(({ kind }) => !small.has(kind))) {
        const [first, last] = [chunk.first, chunk.last].map((at) => tokenize(sentence.text)[at]);
        const doubled = sentence.text.slice(first?.start, last?.end);
        const text = sentence.text.slice(0, last?.end) + ` ${doubled}` + sentence.text.slice(last?.end);
        const { claims, cannot } = readCorpusSentence({ ...sentence, text });
        // What other sentences of the text claim stands.
        const isOther = claims.some(({ query }) => !own.includes(toCanonical(query)));
        if (cannot.length === 0 || isOther) unheeded.push(text);
      }
    }
    expect(unheeded).toEqual([]);
  });

  it('takes steps in proportion to its length: each token belongs to one chunk, however long the text', () => {
    for (const piece of [
      'the S&P 500 rose ',
      'ninth straight ',
      'of the last ',
      '2% ',
      'since ',
      'a-',
      '’s',
      '1,',
      'the trading day moving ',
      '((((',
    ]) {
      const text = piece.repeat(400);
      const tokens = tokenize(text);
      expect(tokens.length).toBeLessThanOrEqual(text.length);
      const chunks = findChunks(tokens, buildLexicon(corpusInstruments), new Set());
      expect(chunks.length).toBeLessThanOrEqual(tokens.length);
      expect(chunks.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(tokens.length);
    }
  });
});
