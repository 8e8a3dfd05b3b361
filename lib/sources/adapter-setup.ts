import { newYorkDate } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { HttpOptions } from './http-options';
import type { RequestLimits } from './request-limits';
import type { SourceInstrument, SourceRequest } from './source';
import { SourceError } from './source-error';

export interface SourceOptions extends Partial<HttpOptions> {
  /** Overrides today in New York, for tests. */
  readonly today?: () => SessionDate;
  /** Limits in place of the provider's own, for tests. */
  readonly limits?: Partial<RequestLimits>;
}

/** All that an adapter is told of the provider that it asks. */
export interface AdapterSetup {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly spareBaseUrl: string | null;
  readonly limits: RequestLimits;
  /** Values of the variables that the provider's `key` names, in their order. They travel in requests and nowhere else. */
  readonly keys: readonly string[];
  readonly userAgent: string;
  readonly options?: SourceOptions | undefined;
}

/** Today in New York. */
export function getToday(options: SourceOptions | undefined): SessionDate {
  return options?.today?.() ?? newYorkDate(new Date().toISOString());
}

/** The provider's own symbol of an instrument, or null where it does not offer it. */
export function findProviderSymbol(id: string, instrument: SourceInstrument): string | null {
  const name = instrument.providerSymbols[id] ?? '';
  return name === '' ? null : name;
}

/** @throws SourceError `not_found` when the provider does not offer the instrument. */
export function requireProviderSymbol(id: string, request: SourceRequest): string {
  const symbol = findProviderSymbol(id, request.instrument);
  if (symbol === null)
    throw new SourceError('not_found', `${request.instrument.symbol} has no symbol at ${id}; name one to pull it from there`);
  return symbol;
}
