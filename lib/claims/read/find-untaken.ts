import { claimParams } from '@/lib/studies/after/claim/params';

/** What the study of claims does not take yet, by the names of its parameters and their words; null where it takes all. */
export function findUntaken(texts: ReadonlyMap<string, string>): string | null {
  const given = Object.fromEntries([...texts].filter(([name]) => name !== 'asOf'));
  const unknown = Object.keys(given).filter((name) => !(name in claimParams.shape));
  if (unknown.length > 0)
    return `claims cannot speak of it: ${unknown.map((name) => `${name}=${given[name] ?? ''}`).join(', ')} is not taken.`;
  const parsed = claimParams.safeParse(given);
  return parsed.success ? null : `claims cannot speak of it: ${parsed.error.issues.map(({ message }) => message).join('; ')}.`;
}
