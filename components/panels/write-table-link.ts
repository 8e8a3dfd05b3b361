import type { SideTable } from '@/lib/studies/kit/study';

// What a view has of its own beside the parameters of its study.
const dates = ['from', 'to', 'last'] as const;
const others = ['asOf', 'version', 'basis', 'assume'] as const;

/** Another study on the same basis and as known then; over the same dates, unless its link has its own. */
export function writeTableLink({ study, query }: NonNullable<SideTable['link']>, page: string): string {
  const next = new URLSearchParams(query);
  const own = new URLSearchParams(page.split('?')[1] ?? '');
  for (const name of dates.some((date) => next.has(date)) ? others : [...dates, ...others]) {
    const value = own.get(name);
    if (value !== null) next.set(name, value);
  }
  return `/studies/${study}?${next.toString()}`;
}
