import { parseSessionDate } from '@/lib/calendar/session-date';
import type { CloseRow } from '@/lib/store/close-row';
import type { InstrumentInput } from '@/lib/store/instruments';

/** An index with closes on the price basis. */
export function makeInstrument(symbol: string, change: Partial<InstrumentInput> = {}): InstrumentInput {
  return {
    symbol,
    name: `${symbol} index`,
    kind: 'index',
    basis: 'price',
    licenceClass: 'display',
    providerSymbols: { yahoo: `^${symbol}` },
    notes: [],
    ...change,
  };
}

/** A final row with a close only. */
export function makeRow(session: string, close: number, change: Partial<CloseRow> = {}): CloseRow {
  const missing = { open: null, high: null, low: null, adjClose: null };
  return { session: parseSessionDate(session), ...missing, close, provisional: false, source: 'yahoo', ...change };
}

/** The day `index` days after 1900-01-01, weekends included: the store knows no calendar. */
export function dayAt(index: number): string {
  return new Date(Date.UTC(1900, 0, 1 + index)).toISOString().slice(0, 10);
}
