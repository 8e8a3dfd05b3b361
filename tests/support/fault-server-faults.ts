import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import type { ServedRow, ServedSeries, WireOptions } from './fault-server-wire';
import type { ServedProvider } from './fault-server-writers';
import { openStamp } from './fault-server-wire';

/** Faults of the rows: the answer is well-formed, its content is not. */
export const rowFaults = [
  'nulls',
  'duplicate-live-row',
  'unordered-rows',
  'empty',
  'future-dated-row',
  'frozen-closes',
  'close-zero',
  'close-negative',
  'close-infinity',
  'close-not-available',
  'decimal-comma',
  'two-closes',
  'bom',
  'crlf',
  'renamed-header',
  'extra-columns',
  'price-times-ten',
  'all-prices-times-ten',
  'another-symbol',
] as const;

/** Faults of the answer, whatever its rows. */
export const transportFaults = [
  'ok',
  'error-text',
  'quota-text',
  'html',
  'html-be-right-back',
  'cut-body',
  'wrong-content-type',
  'corrupt-gzip',
  'redirect',
  'range-before-listing',
  'status-401',
  'status-403',
  'status-404',
  'status-429-seconds',
  'status-429-date',
  'status-429',
  'status-500',
  'status-502',
  'status-503',
  'status-503-seconds',
  'slow-headers',
  'dripped-body',
  'reset-mid-body',
  'huge-body',
] as const;

/** Faults that a list of holdings has and closes have not. */
export const holdingsFaults = ['not-published', 'bad-ticker'] as const;

export type Fault = (typeof rowFaults)[number] | (typeof transportFaults)[number] | (typeof holdingsFaults)[number];

const changeLast = (rows: readonly ServedRow[], change: (row: ServedRow) => ServedRow[]): ServedRow[] =>
  rows.flatMap((row, index) => (index === rows.length - 1 ? change(row) : [row]));
const scale = (row: ServedRow, factor: number): ServedRow =>
  typeof row.close === 'number' ? { session: row.session, close: row.close * factor } : row;

/** The last row (or all) of a series as the fault leaves it. A row whose close is changed loses its open, high and low. */
export function applyRowFault(fault: Fault, provider: ServedProvider, series: ServedSeries): ServedSeries {
  const { rows } = series;
  const withClose = (close: number | string): ServedSeries => ({
    ...series,
    rows: changeLast(rows, ({ session }) => [{ session, close }]),
  });
  switch (fault) {
    case 'nulls':
      return { ...series, rows: changeLast(rows, ({ session }) => [{ session, close: null, volume: 1000 }]) };
    case 'duplicate-live-row': {
      const stamp = openStamp(rows.at(-1)?.session ?? '') + 7_200;
      const live = (row: ServedRow): ServedRow => (provider === 'yahoo' ? { ...row, stamp } : row);
      return {
        ...series,
        regularMarketTime: stamp,
        rows: changeLast(rows, (row) => [provider === 'yahoo' ? { session: row.session, close: null } : row, live(row)]),
      };
    }
    case 'unordered-rows':
      return { ...series, rows: [...rows.slice(1).reverse(), ...rows.slice(0, 1)] };
    case 'empty':
      return { ...series, rows: [] };
    case 'future-dated-row':
      return {
        ...series,
        rows: [...rows, { session: '2031-07-16', close: typeof rows.at(-1)?.close === 'number' ? (rows.at(-1)?.close ?? null) : null }],
      };
    case 'frozen-closes':
      return {
        ...series,
        rows: rows.map((row, index) => (index < rows.length - 4 ? row : { session: row.session, close: rows.at(-4)?.close ?? null })),
      };
    case 'close-zero':
      return withClose(0);
    case 'close-negative':
      return withClose(-2263.67);
    case 'close-infinity':
      return withClose(Infinity);
    case 'close-not-available':
      return withClose('N/A');
    case 'decimal-comma':
      return withClose('2263,67');
    case 'two-closes':
      return {
        ...series,
        rows: changeLast(rows, (row) => [
          row,
          { session: row.session, close: typeof row.close === 'number' ? row.close * 1.01 : row.close },
        ]),
      };
    case 'price-times-ten':
      return { ...series, rows: changeLast(rows, (row) => [scale(row, 10)]) };
    case 'all-prices-times-ten':
      return { ...series, rows: rows.map((row) => scale(row, 10)) };
    default:
      return series;
  }
}

/** How the fault changes the writing of the series. */
export function toWireOptions(fault: Fault, symbol: string): WireOptions {
  return {
    symbol: fault === 'another-symbol' ? 'ANOTHER' : symbol,
    bom: fault === 'bom',
    crlf: fault === 'crlf',
    renamedHeader: fault === 'renamed-header',
    extraColumns: fault === 'extra-columns',
  };
}

const huge = Buffer.alloc(1024 * 1024, 0x20);

function writeHuge(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let sent = 0;
  const more = (): void => {
    while (sent < 50 && !response.destroyed) {
      sent += 1;
      if (!response.write(huge)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

// A reader that is given up by then has had the first bytes of the body.
const dripsUntilHung = 5;

function drip(response: ServerResponse, body: Uint8Array, onHang: () => void): void {
  response.writeHead(200);
  let at = 0;
  const timer = setInterval(() => {
    if (response.destroyed || at >= body.length) {
      clearInterval(timer);
      response.end();
      return;
    }
    response.write(body.subarray(at, at + 1));
    at += 1;
    if (at === dripsUntilHung) onHang();
  }, 20);
  response.on('close', () => {
    clearInterval(timer);
  });
}

/** What Yahoo says, with HTTP 400, of a range that ends before the first close. */
const beforeListing =
  '{"chart":{"result":null,"error":{"code":"Bad Request","description":"Data doesn\'t exist for startDate = 31536000, endDate = 34128000"}}}';

/** Sends `body` as the fault has it; `onHang` is called when it will not be sent to its end. */
export function sendWithFault(
  fault: Fault,
  response: ServerResponse,
  content: string | Uint8Array,
  contentType: string,
  onHang: () => void,
): void {
  const body = Buffer.from(content);
  const send = (status: number, text: string | Uint8Array, headers: Record<string, string> = {}): void => {
    response.writeHead(status, headers).end(text);
  };
  const html = { 'content-type': 'text/html' };
  const status = /^status-(\d{3})/.exec(fault)?.[1];
  if (fault === 'status-429-seconds') send(429, 'Too Many Requests\r\n', { 'retry-after': '120' });
  else if (fault === 'status-429-date') send(429, 'Too Many Requests\r\n', { 'retry-after': new Date(Date.now() + 120_000).toUTCString() });
  else if (fault === 'status-503-seconds') send(503, 'busy', { 'retry-after': '1' });
  else if (status !== undefined) send(Number(status), status === '429' ? 'Too Many Requests\r\n' : `<html>${status}</html>`, html);
  else if (fault === 'error-text') send(200, 'Error: the service could not handle the request');
  else if (fault === 'quota-text') send(200, 'Exceeded the daily hits limit');
  else if (fault === 'html') send(200, '<!DOCTYPE html><html><body>Welcome</body></html>', html);
  else if (fault === 'html-be-right-back') send(200, '<html><body>Will be right back</body></html>', html);
  else if (fault === 'cut-body') send(200, body.subarray(0, -4), { 'content-type': contentType });
  else if (fault === 'wrong-content-type') send(200, body, { 'content-type': 'image/png' });
  else if (fault === 'range-before-listing') send(400, beforeListing, { 'content-type': 'application/json' });
  else if (fault === 'redirect') send(302, '', { location: 'https://consent.example.com/' });
  else if (fault === 'corrupt-gzip') {
    const packed = gzipSync(body);
    packed.fill(0x5a, 12);
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': contentType }).end(packed);
  } else if (fault === 'slow-headers') {
    response.on('close', () => {
      response.destroy();
    });
    onHang();
  } else if (fault === 'dripped-body') drip(response, body, onHang);
  else if (fault === 'reset-mid-body') {
    response.writeHead(200, { 'content-type': contentType, 'content-length': String(body.length) });
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
      setTimeout(() => {
        response.socket?.resetAndDestroy();
      }, 10);
    });
  } else if (fault === 'huge-body') writeHuge(response);
  else send(200, body, { 'content-type': contentType });
}
