import { describe, expect, it } from 'vitest';
import { claimParams } from '@/lib/studies/after/claim/params';
import { claim } from '@/lib/studies/after/claim/study';
import { listParameters } from '@/lib/view/parameter-schema';
import { pickApplicable } from '@/lib/view/pick-applicable';
import { readCorpus } from '../support/judge-sentences';

// What a link leaves out has a value all the same: a claim that counts gains of 1% must not be made of a sentence about gains.

/** What nobody says who says nothing of it. */
const unsaid: Readonly<Record<string, string>> = {
  unit: 'session',
  part: 'all',
  within: 'all',
  side: 'near',
  on: '',
  figure: 'pct',
  direction: 'up',
  ties: 'exclude',
  distanceIn: 'pct',
  spread: 'any',
  price: 'any',
  deviation: 'any',
  returns: 'any',
  since: '',
  said: '',
  and: '',
  assume: '',
  running: 'omit',
  versus: '',
  sector: 'all',
  // Of a record and of a signal: they happen or do not.
  atLeast: '',
  // Zweig's own.
  mean: 'ema',
};

describe('what a claim leaves out', () => {
  it('is nothing that was not said', () => {
    const parameters = listParameters(claim);
    const told = readCorpus().flatMap((sentence) => ('claims' in sentence ? sentence.claims : []));
    const silent = told.flatMap((query) => {
      const given = new URLSearchParams(query);
      // Of the longest run ever its length is what is asked for.
      if (given.get('comparison') === 'ever') given.set('sessions', '');
      const left = pickApplicable(parameters, query).filter(({ name }) => !given.has(name) && name in claimParams.shape);
      return left
        .filter(({ name, initial }) => unsaid[name] !== initial)
        .map(({ name, initial }) => `${name}=${initial ?? ''} of ${query}`);
    });
    expect(silent).toEqual([]);
    expect(told.length).toBeGreaterThan(150);
  });
});
