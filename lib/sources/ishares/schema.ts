import { SourceError } from '../source-error';

/** Where the columns of a file stand; -1 for one that its year did not have. */
export interface IsharesColumns {
  readonly ticker: number;
  readonly name: number;
  readonly sector: number;
  readonly kind: number;
  readonly percent: number;
  readonly exchange: number;
  readonly currency: number;
}

/**
 * Columns by their names, which have moved over the years.
 * @throws SourceError `schema` where ticker, name, asset class or weight are not among them, or stand twice.
 */
export function findIsharesColumns(header: readonly string[]): IsharesColumns {
  const names = header.map((name) => name.trim().toLowerCase());
  const place = (name: string): number => names.indexOf(name);
  const missing = ['ticker', 'name', 'asset class', 'weight (%)'].filter((name) => names.filter((own) => own === name).length !== 1);
  if (missing.length > 0)
    throw new SourceError(
      'schema',
      `ishares heads its table "${header.join(',').slice(0, 200)}"; each of ${missing.join(', ')} is expected once`,
    );
  const currency = place('market currency') < 0 ? place('currency') : place('market currency');
  return {
    ticker: place('ticker'),
    name: place('name'),
    sector: place('sector'),
    kind: place('asset class'),
    percent: place('weight (%)'),
    exchange: place('exchange'),
    currency,
  };
}
