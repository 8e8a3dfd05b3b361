import type { SessionDate } from '@/lib/calendar/session-date';
import { symbolSchema } from '../csv-folder/schema';
import type { LineFault } from './refuse-file';

/** Reads cells of a line and collects what is wrong with them. */
export interface CellReader {
  readonly faults: readonly LineFault[];
  date(line: number, text: string): SessionDate | null;
  /** Null for an empty cell, without a fault. */
  optionalDate(line: number, text: string): SessionDate | null;
  symbol(line: number, text: string): string | null;
  fault(line: number, text: string): null;
}

/** A reader with no faults yet. */
export function createCellReader(readDate: (text: string) => SessionDate | null = () => null): CellReader {
  const faults: LineFault[] = [];
  const fault = (line: number, text: string): null => {
    faults.push({ line, text });
    return null;
  };
  const date = (line: number, text: string) => readDate(text) ?? fault(line, `"${text.slice(0, 40)}" is no date`);
  return {
    faults,
    fault,
    date,
    optionalDate: (line, text) => (text === '' ? null : date(line, text)),
    symbol: (line, text) => {
      const parsed = symbolSchema.safeParse(text);
      return parsed.success ? parsed.data : fault(line, `"${text.slice(0, 40)}" is no symbol`);
    },
  };
}
