import { expect, it } from 'vitest';
import { possessive } from '@/lib/format/possessive';

it.each([
  ['the S&P 500', 'the S&P 500’s'],
  ['Meta Platforms', 'Meta Platforms’'],
  ['the S&P 500 sectors', 'the S&P 500 sectors’'],
  ['Tesla', 'Tesla’s'],
  // A ticker stands where no name is known.
  ['CVS', 'CVS’s'],
])('of %s is %s', (name, owner) => {
  expect(possessive(name)).toBe(owner);
});
