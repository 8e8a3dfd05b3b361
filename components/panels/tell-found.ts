import type { StudyResult } from '@/lib/studies/kit/study-result';

/** What was found of a claim, or why it cannot be checked; the verdict's own words are not said twice. */
export function tellFound({ verdict, headlines, simulated }: Pick<StudyResult, 'verdict' | 'headlines' | 'simulated'>): string {
  if (verdict?.kind !== 'cannot_check') return headlines[0]?.detail ?? '';
  return simulated ? 'These closes were generated and never happened.' : (verdict.missing ?? '');
}
