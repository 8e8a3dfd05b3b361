import type { StudyResult } from '@/lib/studies/study-result';

const providerNames: Readonly<Record<string, string>> = {
  yahoo: 'Yahoo', cboe: 'Cboe', nasdaq: 'Nasdaq', fred: 'FRED', import: 'imported file', simulated: 'simulated', computed: 'computed here', assumed: 'assumed',
};

/** Providers of a result in words: 'Yahoo and Cboe'. */
export function nameProviders(result: StudyResult): string {
  const names = [...new Set(result.sources.flatMap((source) => source.providers))].map((id) => providerNames[id] ?? id);
  return names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
