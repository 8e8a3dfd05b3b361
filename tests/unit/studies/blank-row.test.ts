import { expect, it } from 'vitest';
import { createBlankRow } from '@/lib/studies/kit/blank-row';

it('has every key in order and no value, whatever the keys are', () => {
  const keys = ['date', 'a "quoted" key', 'back\\slash', ...Array.from({ length: 30 }, (_, place) => `column_${place}`)];
  const blank = createBlankRow(keys);
  expect(Object.entries(blank)).toEqual(keys.map((key) => [key, null]));
  expect(Object.getPrototypeOf(blank)).toBe(Object.prototype);
});
