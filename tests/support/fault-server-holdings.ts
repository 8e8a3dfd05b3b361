import { isharesFunds } from '@/lib/sources/ishares/funds';
import type { Fault } from './fault-server-faults';
import type { WireOptions } from './fault-server-wire';
import { writeInvesco, writeIshares, writeNasdaqList, writeSsga, type ServedHolding, type ServedHoldings } from './write-holdings';

const writers = { ishares: writeIshares, ssga: writeSsga, invesco: writeInvesco, 'nasdaq-list': writeNasdaqList };

/** A source of holdings whose wire format the server speaks. */
export type ServedFunds = keyof typeof writers;

export function isServedFunds(id: string | undefined): id is ServedFunds {
  return id !== undefined && Object.hasOwn(writers, id);
}

const contentTypes: Readonly<Record<ServedFunds, string>> = {
  ishares: 'text/csv',
  ssga: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  invesco: 'application/json',
  'nasdaq-list': 'application/json',
};

/** The fund that an address asks for, and of which date; null for no address of the source. */
export function readAskedFund(
  source: ServedFunds,
  path: string,
  query: URLSearchParams,
): { readonly fund: string; readonly asOf: string | null } | null {
  if (source === 'ishares') {
    const fund = Object.entries(isharesFunds).find(([, { portfolioId }]) => portfolioId === query.get('portfolioId'))?.[0];
    const asOf = query.get('asOfDate')?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') ?? null;
    return path.endsWith('/get-fund-document') && fund !== undefined ? { fund, asOf } : null;
  }
  const paths = {
    ssga: /\/holdings-daily-us-en-([a-z]+)\.xlsx$/,
    invesco: /^\/cache\/v1\/accounts\/en_US\/shareclasses\/(46090E103)\/holdings\/fund$/,
    'nasdaq-list': /^\/api\/quote\/list-type\/([a-z0-9]+)$/,
  };
  const found = paths[source].exec(path)?.[1];
  if (found === undefined) return null;
  return { fund: source === 'invesco' ? 'QQQ' : source === 'ssga' ? found.toUpperCase() : found, asOf: null };
}

const changeLast = (lines: readonly ServedHolding[], change: (line: ServedHolding) => ServedHolding[]): ServedHolding[] =>
  lines.flatMap((line, index) => (index === lines.length - 1 ? change(line) : [line]));

/** The faults of the rows of closes, as far as a list of holdings can have them; the rest leave it as it is. */
export function applyHoldingsFault(fault: Fault, served: ServedHoldings): ServedHoldings {
  const withLast = (percent: number | string | null): ServedHoldings => ({
    ...served,
    lines: changeLast(served.lines, (line) => [{ ...line, percent }]),
  });
  switch (fault) {
    case 'nulls':
      return withLast(null);
    case 'unordered-rows':
      return { ...served, lines: [...served.lines].reverse() };
    case 'empty':
      return { ...served, lines: [] };
    case 'future-dated-row':
      return { ...served, asOf: '2031-07-16' };
    case 'close-negative':
      return withLast(-3.5);
    case 'close-infinity':
      return withLast(Infinity);
    case 'close-not-available':
      return withLast('N/A');
    case 'decimal-comma':
      return withLast('3,5');
    case 'two-closes':
      return { ...served, lines: changeLast(served.lines, (line) => [line, { ...line, percent: 9.25 }]) };
    case 'not-published':
      return { ...served, asOf: '' };
    case 'bad-ticker':
      return { ...served, lines: changeLast(served.lines, (line) => [{ ...line, ticker: '-' }]) };
    default:
      return served;
  }
}

/** A list in the wire format of its source. */
export function writeHoldings(
  source: ServedFunds,
  served: ServedHoldings,
  options: WireOptions,
): { readonly body: string | Uint8Array; readonly contentType: string } {
  return { body: writers[source](served, options), contentType: contentTypes[source] };
}
