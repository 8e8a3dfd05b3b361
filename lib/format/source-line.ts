import { formatLongDate } from './format-date';
import { joinWords } from './join-words';

const providerNames: Readonly<Record<string, string>> = {
  yahoo: 'Yahoo', cboe: 'Cboe', nasdaq: 'Nasdaq', fred: 'FRED', ishares: 'iShares', ssga: 'State Street', invesco: 'Invesco', 'nasdaq-list': 'Nasdaq', import: 'imported file', simulated: 'simulated', computed: 'computed here', assumed: 'assumed',
};

/** What is told of the origin of closes; a study's result fits. */
export interface Sourced {
  readonly sources: readonly { readonly providers: readonly string[] }[];
  readonly asOf: string;
  readonly dataVersion: number;
}

/** Providers of a result in words: 'Yahoo and Cboe'. */
export function nameProviders({ sources }: Pick<Sourced, 'sources'>): string {
  const names = [...new Set(sources.flatMap((source) => source.providers))].map((id) => providerNames[id] ?? id);
  return names.length === 0 ? 'none' : joinWords(names);
}

/** What stands under a picture: where the closes come from and as of when. */
export function writeSource(result: Sourced): string {
  return `Broadtape · closes: ${nameProviders(result)} · as of ${formatLongDate(result.asOf)} · data version ${result.dataVersion}`;
}
