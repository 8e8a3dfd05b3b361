import { describe, expect, it } from 'vitest';
import { isGrey, tellGrey } from '@/components/tables/grey-cells';
import type { Column } from '@/lib/studies/kit/study';

const mean: Column = { key: 'mean_pct', label: 'Mean', unit: 'pct', type: 'number', greyedBy: ['too_few'] };
const few: Column = { key: 'too_few', label: 'Fewer than 5 complete', unit: 'none', type: 'boolean' };

describe('grey cells', () => {
  it('are those of a row whose column says so', () => {
    expect([isGrey(mean, { too_few: true }), isGrey(mean, { too_few: false }), isGrey(few, { too_few: true })]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('are explained in the words of that column, where there are any', () => {
    expect(tellGrey([mean, few], [{ too_few: false }, { too_few: true }])).toBe(
      'Grey: not to be relied on, since “Fewer than 5 complete” holds for the row.',
    );
    expect(tellGrey([mean, few], [{ too_few: false }])).toBe('');
  });
});
