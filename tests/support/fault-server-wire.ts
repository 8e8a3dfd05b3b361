/** A row as a test gives it. A `close` that is text is sent as it stands: unquoted in JSON and CSV where it is a `token`. */
export interface ServedRow {
  readonly session: string;
  readonly open?: number | null;
  readonly high?: number | null;
  readonly low?: number | null;
  readonly close: number | string | null;
  readonly volume?: number | null;
  readonly adjClose?: number | null;
  /** Since when FRED's interface says it was known. */
  readonly knownFrom?: string;
  /** Sent with this stamp in place of the session's open (Yahoo's running bar), seconds since 1970. */
  readonly stamp?: number;
}

export interface ServedSeries {
  readonly rows: readonly ServedRow[];
  readonly splits?: readonly { readonly session: string; readonly numerator: number; readonly denominator: number }[];
  /** Yahoo's `regularMarketTime`; the open of the last row's session when absent. */
  readonly regularMarketTime?: number;
  /** What Yahoo says it quotes in; USD unless told. */
  readonly currency?: string;
}

export interface WireOptions {
  /** Symbol that the answer claims to be about. */
  readonly symbol: string;
  readonly bom?: boolean;
  readonly crlf?: boolean;
  readonly renamedHeader?: boolean;
  readonly extraColumns?: boolean;
  /** The day whose knowledge ALFRED is asked for. */
  readonly vintage?: string | undefined;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' });

const stamps = new Map<string, number>();

/** Seconds since 1970 of 09:30 in New York on a date. */
export function openStamp(session: string): number {
  const known = stamps.get(session);
  if (known !== undefined) return known;
  const summer = Date.parse(`${session}T13:30:00Z`);
  const stamp = (clock.format(summer) === '09:30' ? summer : summer + 3_600_000) / 1000;
  stamps.set(session, stamp);
  return stamp;
}

const usDate = (session: string): string => `${session.slice(5, 7)}/${session.slice(8, 10)}/${session.slice(0, 4)}`;
const widen = (value: number | string | null | undefined): number | string | null =>
  typeof value === 'number' ? Math.fround(value) : (value ?? null);

/** `Infinity` cannot be written in JSON, but `1e999` reads as it. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => (entry === Infinity ? '@1e999@' : entry)).replaceAll('"@1e999@"', '1e999');
}

export function toYahoo(
  { rows, splits = [], regularMarketTime, currency = 'USD' }: ServedSeries,
  { symbol, renamedHeader, extraColumns }: WireOptions,
): string {
  const stamps = rows.map((row) => row.stamp ?? openStamp(row.session));
  const column = (pick: (row: ServedRow) => number | string | null | undefined): unknown[] => rows.map((row) => widen(pick(row)));
  const closes = column((row) => row.close);
  const quote = {
    open: column((row) => row.open),
    high: column((row) => row.high),
    low: column((row) => row.low),
    volume: column((row) => row.volume),
    [renamedHeader ? 'closing' : 'close']: closes,
    ...(extraColumns ? { vwap: closes } : {}),
  };
  const events =
    splits.length === 0
      ? {}
      : {
          events: {
            splits: Object.fromEntries(
              splits.map((split) => [
                openStamp(split.session),
                { date: openStamp(split.session), ...split, splitRatio: `${split.numerator}:${split.denominator}` },
              ]),
            ),
          },
        };
  const meta = {
    currency,
    symbol,
    instrumentType: 'INDEX',
    exchangeTimezoneName: 'America/New_York',
    regularMarketTime: regularMarketTime ?? stamps.at(-1) ?? 0,
  };
  const result =
    rows.length === 0
      ? { meta, indicators: { quote: [{}], adjclose: [{}] } }
      : {
          meta,
          timestamp: stamps,
          indicators: { quote: [quote], adjclose: [{ adjclose: column((row) => row.adjClose ?? row.close) }] },
          ...events,
        };
  return toJson({ chart: { result: [result], error: null } });
}

export function toNasdaq({ rows }: ServedSeries, { symbol, renamedHeader, extraColumns }: WireOptions): string {
  const money = (value: number | string | null | undefined): string =>
    typeof value === 'number' && Number.isFinite(value)
      ? value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
      : value === null || value === undefined
        ? '--'
        : String(value);
  const written = rows.map((row) => ({
    date: usDate(row.session),
    [renamedHeader ? 'closing' : 'close']: money(row.close),
    open: money(row.open),
    high: money(row.high),
    low: money(row.low),
    volume: money(row.volume),
    ...(extraColumns ? { vwap: money(row.close) } : {}),
  }));
  return toJson({
    data: { symbol, totalRecords: rows.length, tradesTable: { rows: written } },
    status: { rCode: 200, bCodeMessage: null },
  });
}

export function toLines(
  header: readonly string[],
  lines: readonly (readonly string[])[],
  { bom, crlf, extraColumns }: WireOptions,
): string {
  const end = crlf ? '\r\n' : '\n';
  const table = extraColumns ? [[...header, 'NOTE'], ...lines.map((line) => [...line, 'x'])] : [header, ...lines];
  return `${bom ? '\uFEFF' : ''}${table.map((line) => line.join(',')).join(end)}${end}`;
}

export function toCboe({ rows }: ServedSeries, options: WireOptions): string {
  const cell = (value: number | string | null | undefined): string =>
    typeof value === 'number' && Number.isFinite(value) ? value.toFixed(6) : String(value ?? '');
  const full = rows.some(({ open }) => typeof open === 'number') && !options.renamedHeader && options.symbol !== 'ANOTHER';
  if (full)
    return toLines(
      ['DATE', 'OPEN', 'HIGH', 'LOW', 'CLOSE'],
      rows.map((row) => [usDate(row.session), cell(row.open), cell(row.high), cell(row.low), cell(row.close)]),
      options,
    );
  return toLines(
    ['DATE', options.renamedHeader ? 'LEVEL' : options.symbol],
    rows.map((row) => [usDate(row.session), cell(row.close)]),
    options,
  );
}

export function toFred({ rows }: ServedSeries, options: WireOptions): string {
  const cell = (value: number | string | null): string =>
    typeof value === 'number' && Number.isFinite(value) ? value.toFixed(2) : String(value ?? '.');
  return toLines(
    ['observation_date', options.renamedHeader ? 'LEVEL' : options.symbol],
    rows.map((row) => [row.session, cell(row.close)]),
    options,
  );
}
