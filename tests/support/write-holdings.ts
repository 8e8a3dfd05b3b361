import type { WireOptions } from './fault-server-wire';
import { writeWorkbook } from './write-workbook';

/** A line of a fund. A `percent` that is text is sent as it stands. */
export interface ServedHolding {
  readonly ticker: string;
  readonly name?: string;
  readonly percent: number | string | null;
  readonly sector?: string;
  /** Equity unless told. */
  readonly kind?: string;
  readonly exchange?: string;
  readonly currency?: string;
}

/** What a fund held on a date. */
export interface ServedHoldings {
  readonly asOf: string;
  readonly lines: readonly ServedHolding[];
  /** iShares's first line, where the fund's own is not meant. */
  readonly heading?: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthOf = (date: string): string => months[Number(date.slice(5, 7)) - 1] ?? '';
const headings: Readonly<Record<string, string>> = {
  IVV: 'iShares Core S&P 500 ETF',
  IJH: 'iShares Core S&P Mid-Cap ETF',
  IJR: 'iShares Core S&P Small-Cap ETF',
  IWB: 'iShares Russell 1000 ETF',
  IWM: 'iShares Russell 2000 ETF',
  ANOTHER: 'iShares Russell 3000 ETF',
};

function quote(cell: string | number): string {
  return `"${String(cell).replaceAll('"', '""')}"`;
}

/** A holdings file of iShares; `asOf` empty: that date was not published. */
export function writeIshares(
  { asOf, lines, heading }: ServedHoldings,
  { symbol, bom, crlf, renamedHeader, extraColumns }: WireOptions,
): string {
  const end = crlf === true ? '\r\n' : '\n';
  const date = asOf === '' ? '-' : `${monthOf(asOf)} ${asOf.slice(8)}, ${asOf.slice(0, 4)}`;
  const header = [
    'Ticker',
    'Name',
    'Sector',
    'Asset Class',
    'Market Value',
    renamedHeader === true ? 'Share of fund' : 'Weight (%)',
    'Notional Value',
    'Quantity',
    'Price',
    'Location',
    'Exchange',
    'Currency',
    'FX Rate',
    'Market Currency',
    'Accrual Date',
    ...(extraColumns === true ? ['Colour'] : []),
  ];
  const percent = (value: number | string | null): string =>
    typeof value === 'number' && Number.isFinite(value) ? value.toFixed(2) : String(value ?? '-');
  const rows = lines.map((line) => [
    line.ticker,
    line.name ?? `${line.ticker} INC`,
    line.sector ?? 'Industrials',
    line.kind ?? 'Equity',
    '1,234,567.00',
    percent(line.percent),
    '1,234,567.00',
    '1,000.00',
    '12.30',
    'United States',
    line.exchange ?? 'NASDAQ',
    line.currency ?? 'USD',
    '1.00',
    line.currency ?? 'USD',
    '-',
    ...(extraColumns === true ? ['red'] : []),
  ]);
  const preamble = [
    heading ?? headings[symbol] ?? symbol,
    `Fund Holdings as of,"${date}"`,
    'Inception Date,"May 15, 2000"',
    'Shares Outstanding,"743,100,000.00"',
    'Stock,"-"',
    'Bond,"-"',
    'Cash,"-"',
    'Other,"-"',
    ' ',
  ];
  const text = [
    ...preamble,
    header.join(','),
    ...rows.map((row) => row.map(quote).join(',')),
    ' ',
    '"A text of the lawyers, in one cell."',
    '',
  ].join(end);
  return `${bom === false ? '' : '\uFEFF'}${text}`;
}

/** A holdings workbook of State Street. */
export function writeSsga({ asOf, lines }: ServedHoldings, { symbol, renamedHeader, extraColumns }: WireOptions): Uint8Array {
  const more = extraColumns === true ? ['red'] : [];
  const header = [
    'Name',
    'Ticker',
    'Identifier',
    'SEDOL',
    renamedHeader === true ? 'Share of fund' : 'Weight',
    'Sector',
    'Shares Held',
    'Local Currency',
    ...(extraColumns === true ? ['Colour'] : []),
  ];
  const rows = lines.map((line) => [
    line.name ?? `${line.ticker} INC`,
    line.ticker,
    '123456789',
    '1234567',
    typeof line.percent === 'number' && !Number.isFinite(line.percent) ? String(line.percent) : line.percent,
    '-',
    1000,
    line.currency ?? 'USD',
    ...more,
  ]);
  const date = asOf === '' ? '-' : `As of ${asOf.slice(8)}-${monthOf(asOf)}-${asOf.slice(0, 4)}`;
  return writeWorkbook([
    ['Fund Name:', 'A fund'],
    ['Ticker Symbol:', symbol],
    ['Holdings:', date],
    [],
    header,
    ...rows,
    [],
    ['A text of the lawyers.'],
  ]);
}

// `Infinity` cannot be written in JSON, but `1e999` reads as it.
function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => (entry === Infinity ? '@1e999@' : entry)).replaceAll('"@1e999@"', '1e999');
}

/** Invesco's answer. */
export function writeInvesco({ asOf, lines }: ServedHoldings, { symbol, renamedHeader, extraColumns }: WireOptions): string {
  const holdings = lines.map((line) => ({
    ticker: line.ticker,
    issuerName: line.name ?? line.ticker,
    securityTypeName: line.kind ?? 'Common Stock',
    percentageOfTotalNetAssets: line.percent,
    units: 1000,
    ...(extraColumns === true ? { colour: 'red' } : {}),
  }));
  return toJson({
    cusip: symbol === 'QQQ' ? '46090E103' : '000000000',
    effectiveDate: asOf === '' ? null : asOf,
    totalNumberOfHoldings: lines.length,
    [renamedHeader === true ? 'positions' : 'holdings']: holdings,
  });
}

/** Nasdaq's list. */
export function writeNasdaqList({ asOf, lines }: ServedHoldings, { renamedHeader, extraColumns }: WireOptions): string {
  const rows = lines.map((line) => ({
    symbol: line.ticker.replace('.', '/'),
    companyName: line.name ?? line.ticker,
    marketCap: '1,234',
    ...(extraColumns === true ? { colour: 'red' } : {}),
  }));
  return toJson({
    data: {
      totalrecords: rows.length,
      date: `${monthOf(asOf)} ${asOf.slice(8)}, ${asOf.slice(0, 4)} 4:00 PM ET`,
      data: { [renamedHeader === true ? 'list' : 'rows']: rows },
    },
    status: { rCode: 200, bCodeMessage: null },
  });
}
