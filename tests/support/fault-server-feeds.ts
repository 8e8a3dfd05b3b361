import { toJson, toLines, type ServedRow, type ServedSeries, type WireOptions } from './fault-server-wire';

/** How the providers with a key write a series: those that answer for one name at a time. */
export type FeedWriter = (series: ServedSeries, options: WireOptions) => string;

const orNull = (value: number | string | null | undefined): number | string | null => value ?? null;
const asText = (value: number | string | null | undefined): string | null => (value === null || value === undefined ? null : String(value));

function toFields(
  row: ServedRow,
  { renamedHeader, extraColumns }: WireOptions,
  write: (value: number | string | null | undefined) => unknown,
  close = 'close',
) {
  return { [renamedHeader ? 'closing' : close]: write(row.close), ...(extraColumns ? { vwap: write(row.close) } : {}) };
}

/** Closes as traded, each row with the split that it began with. */
function toTiingo({ rows, splits = [] }: ServedSeries, options: WireOptions): string {
  return toJson(
    rows.map((row) => {
      const split = splits.find(({ session }) => session === row.session);
      return {
        date: `${row.session}T00:00:00.000Z`,
        ...toFields(row, options, orNull),
        high: orNull(row.high),
        low: orNull(row.low),
        open: orNull(row.open),
        volume: orNull(row.volume),
        adjClose: orNull(row.adjClose ?? row.close),
        divCash: 0,
        splitFactor: split === undefined ? 1 : split.numerator / split.denominator,
      };
    }),
  );
}

function toEodhd({ rows }: ServedSeries, options: WireOptions): string {
  return toJson(
    rows.map((row) => ({
      date: row.session,
      open: orNull(row.open),
      high: orNull(row.high),
      low: orNull(row.low),
      ...toFields(row, options, orNull),
      adjusted_close: orNull(row.adjClose ?? row.close),
      volume: orNull(row.volume),
    })),
  );
}

function toFmp({ rows }: ServedSeries, options: WireOptions): string {
  return toJson(
    rows.map((row) => ({
      symbol: options.symbol,
      date: row.session,
      open: orNull(row.open),
      high: orNull(row.high),
      low: orNull(row.low),
      ...toFields(row, options, orNull),
      volume: orNull(row.volume),
      change: 0,
      changePercent: 0,
    })),
  );
}

function toTwelveData({ rows }: ServedSeries, options: WireOptions): string {
  const values = rows.map((row) => ({
    datetime: row.session,
    open: asText(row.open),
    high: asText(row.high),
    low: asText(row.low),
    ...toFields(row, options, asText),
    volume: asText(row.volume),
  }));
  if (values.length === 0)
    return '{"code":400,"message":"No data is available on the specified dates. Try setting different start/end dates.","status":"error"}';
  return toJson({
    meta: { symbol: options.symbol, interval: '1day', currency: 'USD', exchange_timezone: 'America/New_York', type: 'Common Stock' },
    values,
    status: 'ok',
  });
}

/** Rows by their dates: two for one date cannot be written, the first is. */
function toAlphaVantage({ rows }: ServedSeries, options: WireOptions): string {
  const entries = rows
    .toReversed()
    .map(
      (row) =>
        [
          row.session,
          {
            '1. open': asText(row.open),
            '2. high': asText(row.high),
            '3. low': asText(row.low),
            ...toFields(row, options, asText, '4. close'),
            '5. volume': asText(row.volume),
          },
        ] as const,
    );
  return toJson({
    'Meta Data': {
      '1. Information': 'Daily Prices (open, high, low, close) and Volumes',
      '2. Symbol': options.symbol,
      '5. Time Zone': 'US/Eastern',
    },
    'Time Series (Daily)': Object.fromEntries(entries),
  });
}

function toStooq({ rows }: ServedSeries, options: WireOptions): string {
  if (rows.length === 0) return 'No data';
  const cell = (value: number | string | null | undefined): string => String(value ?? '');
  return toLines(
    ['Date', 'Open', 'High', 'Low', options.renamedHeader ? 'Level' : 'Close', 'Volume'],
    rows.map((row) => [row.session, cell(row.open), cell(row.high), cell(row.low), cell(row.close), cell(row.volume)]),
    options,
  );
}

export const feedWriters = {
  tiingo: toTiingo,
  eodhd: toEodhd,
  fmp: toFmp,
  'twelve-data': toTwelveData,
  'alpha-vantage': toAlphaVantage,
  stooq: toStooq,
} satisfies Record<string, FeedWriter>;

/** The answers in which two of them tell of splits. */
export const splitWriters: Readonly<Record<string, FeedWriter>> = {
  eodhd: ({ splits = [] }) =>
    toJson(
      splits.map(({ session, numerator, denominator }) => ({ date: session, split: `${numerator.toFixed(6)}/${denominator.toFixed(6)}` })),
    ),
  'alpha-vantage': ({ splits = [] }, { symbol }) =>
    toJson({
      symbol,
      data: splits.map(({ session, numerator, denominator }) => ({
        effective_date: session,
        split_factor: (numerator / denominator).toFixed(4),
      })),
    }),
};

/** What they answer for a symbol that they do not know. */
export const unknownToFeeds: Readonly<Record<keyof typeof feedWriters, { readonly status: number; readonly body: string }>> = {
  tiingo: { status: 404, body: '{"detail":"Not found."}' },
  eodhd: { status: 404, body: 'Ticker Not Found.' },
  fmp: { status: 200, body: '[]' },
  'twelve-data': {
    status: 200,
    body: '{"code":404,"message":"**symbol** or **figi** parameter is missing or invalid. Please provide a valid symbol.","status":"error"}',
  },
  'alpha-vantage': {
    status: 200,
    body: '{"Error Message":"Invalid API call. Please retry or visit the documentation for TIME_SERIES_DAILY."}',
  },
  stooq: { status: 200, body: 'No data' },
};
