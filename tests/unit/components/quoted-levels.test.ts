import { expect, it } from 'vitest';
import { isOnQuotedLevels } from '@/components/panels/claim-library';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';

it('a claim of midday is judged on the levels that it quoted', () => {
  expect(publishedClaims.filter(isOnQuotedLevels).map(({ id }) => id)).toContain('rut-spx-nearing-nine');
  expect(publishedClaims.filter((claim) => !isOnQuotedLevels(claim)).length).toBeGreaterThan(5);
});
