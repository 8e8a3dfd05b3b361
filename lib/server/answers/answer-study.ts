import 'server-only';
import { cache } from 'react';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { readView } from './read-view';
import { HttpError } from '../http/http-error';
import { answerLink } from './answer-link';

/** The query of a page's address, as Next hands it over. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A page's query as text, parameters that are given twice included. */
export function toSearch(given: SearchParams): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const text of typeof value === 'string' ? [value] : (value ?? [])) search.append(name, text);
  }
  return search.toString();
}

/** The answer to a page's link, or what it has wrong; computed once for the page and its metadata. */
export const answerStudy = cache(async (id: string, search: string): Promise<StudyResult | HttpError> => {
  try {
    return await answerLink(readView(id, new URLSearchParams(search)));
  } catch (cause) {
    if (cause instanceof HttpError) return cause;
    throw cause;
  }
});
