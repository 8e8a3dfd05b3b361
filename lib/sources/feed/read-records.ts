import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Candidate } from '../collect-rows';
import { parsePlainNumber } from '../parse-number';
import type { RejectedRow, Split } from '../source';
import { SourceError } from '../source-error';
import type { FeedRows } from './feed';

/** A row as JSON has it. Values are judged one by one: a bad cell costs its row, not the answer. */
export const recordSchema = z.record(z.string(), z.unknown());
export type FeedRecord = z.output<typeof recordSchema>;

/** What a provider calls the fields of a row. */
export interface RecordColumns {
  /** `YYYY-MM-DD`, whatever follows. */
  readonly date: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
  /** Adjusted for splits and dividends. */
  readonly adjClose?: string;
  /** New shares for one old that the row's session began with; 1 for none. */
  readonly splitFactor?: string;
}

function toNumber(cell: unknown): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' ? parsePlainNumber(cell.trim()) : null;
}

/**
 * Rows of a provider as candidates and rejected rows, in the order in which they came. A close of null, or empty, is a missing row.
 * @throws SourceError `schema` when the rows have no date or no close under its name.
 */
export function readRecords(provider: string, records: readonly FeedRecord[], columns: RecordColumns): FeedRows {
  const candidates: Candidate[] = [];
  const rejected: RejectedRow[] = [];
  const splits: Split[] = [];
  for (const name of [columns.date, columns.close]) {
    const fields = Object.keys(records[0] ?? {});
    if (records.length > 0 && records.every((record) => record[name] === undefined)) {
      throw new SourceError(
        'schema',
        `${provider} sent rows without a field ${name}: row 1 has ${fields.slice(0, 12).join(', ') || 'none'}`,
      );
    }
  }
  for (const record of records) {
    const read = (name: string | undefined): number | null => (name === undefined ? null : toNumber(record[name]));
    const date = record[columns.date];
    const day = typeof date === 'string' ? date.slice(0, 10) : '';
    const session = isSessionDate(day) ? day : null;
    const given = record[columns.close];
    const close = toNumber(given);
    const raw = JSON.stringify(record).slice(0, 500);
    if (session === null) rejected.push({ session, raw, reason: 'the date cannot be read' });
    else if (given === null || given === undefined || given === '') continue;
    else if (close === null)
      rejected.push({ session, raw, reason: `the close ${JSON.stringify(given)} is not a decimal number with a point` });
    else
      candidates.push({
        session,
        close,
        open: read(columns.open),
        high: read(columns.high),
        low: read(columns.low),
        adjClose: read(columns.adjClose),
        volume: read(columns.volume),
        provisional: false,
        raw,
      });
    const ratio = read(columns.splitFactor);
    if (session !== null && ratio !== null && ratio > 0 && ratio !== 1 && Number.isFinite(ratio)) splits.push({ session, ratio });
  }
  return { candidates, rejected, splits };
}

/** @throws SourceError `schema` when the answer is about another symbol than was asked for. */
export function requireSymbol(provider: string, asked: string, answered: string): void {
  if (asked.toUpperCase() !== answered.toUpperCase())
    throw new SourceError('schema', `${provider} was asked for ${asked} and answered ${answered}`);
}
