import type { Headline } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';

/**
 * A headline as it may be read alone: what rests on an assumed close says so. A needed close is a condition as it stands.
 * @example sayHeadline({ study: { id: 'streaks' } }, { text: 'It rose.', detail: '', provisional: true }) // 'If it closes there: It rose.'
 */
export function sayHeadline({ study }: { readonly study: Pick<StudyResult['study'], 'id'> }, { text, provisional }: Headline): string {
  return provisional && study.id !== 'needs' && study.id !== 'claim' ? `If it closes there: ${text}` : text;
}
