/**
 * What people and vendors call the columns that are read here, the usual name first; where a file has several of one row, the
 * first of the row is used. The last ones are German. Case, blanks and signs between letters do not count.
 */
export const columnSpellings = {
  date: [
    'date',
    'session',
    'observation_date',
    'timestamp',
    'datetime',
    'trade_date',
    'trading_date',
    'trading_day',
    'price_date',
    'day',
    'dt',
    'time',
    'datum',
    '',
  ],
  symbol: ['symbol', 'ticker', 'ticker_symbol', 'code', 'name'],
  open: ['open', 'open_price', 'opening_price', 'px_open', 'erster', 'eröffnung'],
  high: ['high', 'high_price', 'px_high', 'hoch'],
  low: ['low', 'low_price', 'px_low', 'tief'],
  close: [
    'close',
    'close_last',
    'last',
    'price',
    'close_price',
    'closing_price',
    'last_price',
    'px_last',
    'prccd',
    'schlusskurs',
    'schluss',
  ],
  adjClose: ['adj_close', 'adjusted_close', 'close_adj', 'close_adjusted', 'adj_close_price', 'adjusted_close_price'],
  splitFactor: ['split_factor', 'split_coefficient', 'split_ratio'],
  source: ['source'],
  advances: ['adv', 'advances', 'advancing', 'advancers', 'advance', 'advancing_issues'],
  declines: ['decl', 'declines', 'declining', 'decliners', 'dec', 'decline', 'declining_issues'],
  unchanged: ['unch', 'unchanged', 'unc', 'unchanged_issues'],
  newHighs: ['new_highs', 'highs', 'new_high', '52w_highs', '52_week_highs', 'new_52_week_highs'],
  newLows: ['new_lows', 'lows', 'new_low', '52w_lows', '52_week_lows', 'new_52_week_lows'],
  weight: ['weight', 'weight_pct', 'weight_percent', 'portfolio_weight'],
  sector: ['sector', 'gics_sector'],
  ticker: ['ticker', 'symbol', 'code'],
  tickers: ['tickers', 'symbols', 'constituents', 'components', 'members'],
  value: ['value', 'values', 'observation', 'close', 'wert'],
  knownFrom: ['known_from', 'known', 'published', 'published_on', 'release_date', 'realtime_start', 'vintage_date'],
  periodEnd: ['period_end', 'period', 'fiscal_period_end', 'quarter_end', 'period_ending'],
  filed: ['filed', 'filed_on', 'filing_date', 'date_filed'],
  from: ['start_date', 'start', 'from', 'date_added', 'added'],
  until: ['end_date', 'end', 'until', 'date_removed', 'removed'],
  lastDay: ['to', 'end_date', 'end', 'until', 'last_day', 'through'],
  text: ['text', 'note', 'notes', 'event', 'title', 'description', 'label'],
  alias: ['alias', 'former_ticker', 'former_symbol', 'ticker'],
} as const;

export type ColumnName = keyof typeof columnSpellings;

/** A header cell without what people vary: case, blanks, signs, `<CLOSE>`, a unit in brackets, the number of `4. close`. */
export function plainName(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/^\s*\d+\.\s+/, '')
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z0-9]/g, '');
}

/** Where the wanted columns of a header stand. */
export interface Columns<Name extends ColumnName> {
  /** -1 where the file does not have it. */
  readonly place: (name: Name) => number;
  /** Columns read under another name than their own: `Close/Last as close`. */
  readonly renamed: readonly string[];
  /** Columns that nothing is taken from. */
  readonly passedOver: readonly string[];
}

/** The name that a person would type for a column. */
export function usualName(name: ColumnName): string {
  return columnSpellings[name][0];
}

/** The two most usual names of a column, for saying that it is missing. */
export function usualNames(name: ColumnName): string {
  return columnSpellings[name].slice(0, 2).join(' or ');
}

function plainSpellings(name: ColumnName): string[] {
  return columnSpellings[name].map(plainName);
}

/** Names of `wanted` that stand in the header more than once under one spelling: nobody can say which is meant. */
export function listDoubled(header: readonly string[], wanted: readonly ColumnName[]): string[] {
  const names = header.map(plainName);
  const known = new Set<string>(wanted.flatMap(plainSpellings));
  return [...new Set(names.filter((name, place) => name !== '' && known.has(name) && names.indexOf(name) !== place))];
}

/** Finds the wanted columns of a header; each column serves one name, in the order in which the names are given. */
export function findColumns<Name extends ColumnName>(header: readonly string[], wanted: readonly Name[]): Columns<Name> {
  const names = header.map(plainName);
  const places = new Map<Name, number>();
  const taken = new Set<number>();
  for (const name of wanted) {
    // A column without a name is the index of a table, which stands first.
    const found = plainSpellings(name)
      .map((spelling) => (spelling === '' ? (names[0] === '' ? 0 : -1) : names.indexOf(spelling)))
      .find((place) => place >= 0 && !taken.has(place));
    if (found === undefined) continue;
    places.set(name, found);
    taken.add(found);
  }
  const renamed = [...places].flatMap(([name, place]) =>
    names[place] === plainName(usualName(name)) ? [] : [`${header[place]?.trim() || 'the first column'} as ${usualName(name)}`],
  );
  const passedOver = header.filter((cell, place) => !taken.has(place) && cell.trim() !== '').map((cell) => cell.trim());
  return { place: (name) => places.get(name) ?? -1, renamed, passedOver };
}
