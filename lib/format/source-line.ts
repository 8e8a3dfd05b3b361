import { formatLongDate } from './format-date';
import { joinWords } from './join-words';

// Pages in a browser name sources and cannot read their rows: a test holds the names here to those there.
const providerNames: Readonly<Record<string, string>> = {
  yahoo: 'Yahoo',
  cboe: 'Cboe',
  nasdaq: 'Nasdaq',
  fred: 'FRED',
  tiingo: 'Tiingo',
  'twelve-data': 'Twelve Data',
  fmp: 'Financial Modeling Prep',
  eodhd: 'EODHD',
  'alpha-vantage': 'Alpha Vantage',
  stooq: 'Stooq',
  alpaca: 'Alpaca',
  massive: 'Massive',
  alfred: 'ALFRED',
  'fred-api': 'FRED API',
  ishares: 'iShares',
  ssga: 'State Street',
  invesco: 'Invesco',
  'nasdaq-list': 'Nasdaq-100 list',
  import: 'imported file',
  simulated: 'simulated',
  computed: 'computed here',
  assumed: 'assumed',
};

/** What is told of the origin of closes; a study's result fits. */
export interface Sourced {
  readonly sources: readonly { readonly providers: readonly string[] }[];
  readonly asOf: string;
  readonly dataVersion: number;
}

/** A source of closes in words: 'Yahoo'. */
export function nameSource(id: string): string {
  return providerNames[id] ?? id;
}

/** Providers of a result in words: 'Yahoo and Cboe'. */
export function nameProviders({ sources }: Pick<Sourced, 'sources'>): string {
  const names = [...new Set(sources.flatMap((source) => source.providers))].map(nameSource);
  return names.length === 0 ? 'none' : joinWords(names);
}

/** What stands under a picture: where the closes come from and as of when. */
export function writeSource(result: Sourced): string {
  return `Broadtape · closes: ${nameProviders(result)} · as of ${formatLongDate(result.asOf)} · data version ${result.dataVersion}`;
}
