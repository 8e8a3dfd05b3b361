import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { buildMarket, type StoredSeries } from '@/lib/market/build-market';
import type { InstrumentKind, Market, PriceBasis } from '@/lib/market/market';

const folder = fileURLToPath(new URL('../../../shared/reality/closes/', import.meta.url));

/** Whether the real closes are here; tests that need them are visibly skipped where they are not. */
export const hasReality = existsSync(folder);

const names: Readonly<Record<string, string>> = { SPX: 'S&P 500', RUT: 'Russell 2000', NDX: 'Nasdaq-100' };
const stocks = new Set(['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA']);
const cache = new Map<string, Market>();

// Files are read once in a process, though each test file begins with modules of its own.
const home: unique symbol = Symbol.for('broadtape.real closes of tests');
const held: typeof globalThis & { [home]?: Map<string, StoredSeries> } = globalThis;
const files: Map<string, StoredSeries> = (held[home] ??= new Map<string, StoredSeries>());

function kindOf(symbol: string): InstrumentKind {
  if (symbol in names) return 'index';
  return stocks.has(symbol) ? 'stock' : 'etf';
}

function basisOf(close: Float64Array, total: Float64Array | null): PriceBasis {
  if (total === null) return 'price';
  return close.every((value, row) => value === total[row]) ? 'total' : 'both';
}

function readNumber(text: string | undefined): number {
  return text === undefined || text === '' ? NaN : Number(text);
}

function loadSeries(symbol: string): StoredSeries {
  const known = files.get(symbol) ?? readSeries(symbol);
  files.set(symbol, known);
  return known;
}

function readSeries(symbol: string): StoredSeries {
  const [header = '', ...lines] = readFileSync(`${folder}${symbol}.csv`, 'utf8').trim().split('\n');
  const keys = header.trim().split(',');
  const cells = lines.map((line) => line.trim().split(','));
  const column = (key: string): Float64Array | null => {
    const position = keys.indexOf(key);
    return position < 0 ? null : Float64Array.from(cells, (row) => readNumber(row[position]));
  };
  const close = column('close') ?? new Float64Array(cells.length).fill(NaN);
  const total = column('adj_close');
  const basis = basisOf(close, total);
  const instrument = { symbol, name: names[symbol] ?? symbol, kind: kindOf(symbol), basis, licenceClass: 'test', notes: [] };
  return {
    instrument,
    sessions: cells.map((row) => parseSessionDate(row[0] ?? '')),
    close: basis === 'total' ? new Float64Array(cells.length).fill(NaN) : close,
    total,
    high: column('high'),
    source: new Uint8Array(cells.length),
    sources: ['import'],
    provisional: new Uint8Array(cells.length),
  };
}

/** A market of real closes, M7 and M7D included when all seven are asked for; null where the folder is absent. Kept per process. */
export function loadRealityMarket(symbols: readonly string[]): Market | null {
  if (!hasReality) return null;
  const key = [...symbols].sort().join(',');
  const known = cache.get(key);
  if (known !== undefined) return known;
  const calendarSessions = createCalendar({}).sessionsBetween(parseSessionDate('1971-01-01'), parseSessionDate('2027-12-31'));
  const market = buildMarket({ instruments: symbols.map(loadSeries), calendarSessions, dataVersion: 1, simulated: false });
  cache.set(key, market);
  return market;
}

/** As `loadRealityMarket`, for tests inside `describe.skipIf(!hasReality)`. @throws Error where the folder is absent. */
export function requireRealityMarket(symbols: readonly string[]): Market {
  const market = loadRealityMarket(symbols);
  if (market === null) throw new Error(`no real closes at ${folder}`);
  return market;
}
