import type { SessionDate } from '@/lib/calendar/session-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import { isMissing } from '../files/detect-numbers';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader } from '../universe-files/cells';
import { readTableFile } from '../universe-files/read-table-file';
import { refuseFaults, type ReadLines } from '../universe-files/refuse-file';

/** A value of a series as a file gives it. */
export interface SeriesLine {
  readonly day: SessionDate;
  readonly value: number;
  /** The day that the file says it was known from, or null. */
  readonly knownFrom: SessionDate | null;
  readonly line: number;
}

export interface SeriesFile extends ReadLines {
  /** As in the file; lines without a value are left out. */
  readonly lines: readonly SeriesLine[];
  /** Lines that say that there is no value. */
  readonly missing: number;
  /** The day whose knowledge the file holds, where its header says so, as ALFRED's do. */
  readonly vintage: SessionDate | null;
}

/** The day at the end of a header as ALFRED writes it, `GDPC1_20240716`, or null. */
export function readVintage(heading: string, id: string): SessionDate | null {
  const [year = '', month = '', day = ''] =
    new RegExp(`^${id.replaceAll(/\W/g, '\\$&')}_(\\d{4})(\\d{2})(\\d{2})$`, 'i').exec(heading.trim())?.slice(1) ?? [];
  const date = `${year}-${month}-${day}`;
  return isSessionDate(date) ? date : null;
}

/**
 * The values of a series in a file: `date,value[,known_from]`, or FRED's and ALFRED's own with the series' id over the values.
 * @throws SourceError where it is no such file.
 */
export async function readSeriesFile(file: string, id: string, options: Pick<ReadingOptions, 'order'> = {}): Promise<SeriesFile> {
  const accepted = `columns date (or observation_date) and value (or ${id}, ${id}_20240716), and known_from if the file has it; dates as 2024-07-16, "." or an empty cell where there is no value`;
  const isOwn = (cell: string) => cell.trim().toUpperCase() === id || readVintage(cell, id) !== null;
  const table = await readTableFile({
    file,
    wanted: ['date', 'value', 'knownFrom'],
    required: [['date', 'value']],
    accepted,
    options,
    spell: (cell) => (isOwn(cell) ? 'value' : cell),
  });
  const { rows, cell, header, place } = table;
  const read = createCellReader(table.dates('date', 'knownFrom'));
  const toNumber = table.numbers(rows.map(({ cells }) => cell(cells, 'value')));
  let missing = 0;
  const lines = rows.flatMap(({ line, cells }): SeriesLine[] => {
    const before = read.faults.length;
    const day = read.date(line, cell(cells, 'date'));
    const text = cell(cells, 'value');
    if (day !== null && isMissing(text)) {
      missing += 1;
      return [];
    }
    const value = toNumber(text) ?? read.fault(line, `"${text.slice(0, 40)}" is no number`);
    const knownFrom = read.optionalDate(line, cell(cells, 'knownFrom'));
    return day === null || value === null || read.faults.length > before ? [] : [{ day, value, knownFrom, line }];
  });
  if (rows.length === 0) refuseFaults(file, [{ line: 1, text: 'the file has no rows' }], accepted);
  return { lines, missing, vintage: readVintage(header[place('value')] ?? '', id), faults: read.faults, lineCount: rows.length, accepted };
}
