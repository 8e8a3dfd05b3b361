import 'server-only';
import { claim } from '@/lib/studies/after/claim/study';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';

/** The link of a published claim with the dates that its address asks for: the address cannot change what was said. */
export function toPublishedQuery(published: string, given: URLSearchParams): string {
  const dates = Object.fromEntries(
    ['from', 'to', 'last'].flatMap((name) => {
      const value = given.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return setQuery(published, dates, listParameters(claim));
}
