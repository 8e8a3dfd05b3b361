import type { SessionDate } from '@/lib/calendar/session-date';
import { isMissing } from '../files/detect-numbers';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader } from './cells';
import { readTableFile } from './read-table-file';
import { refuseFaults, type ReadLines } from './refuse-file';

/** Counts of a date as a file gives them; null is an empty cell. */
export interface DatedCounts {
  readonly session: SessionDate;
  readonly advances: number | null;
  readonly declines: number | null;
  readonly unchanged: number | null;
  readonly newHighs: number | null;
  readonly newLows: number | null;
  readonly line: number;
}

export interface CountsFile extends ReadLines {
  /** Ascending; lines without any count are left out. */
  readonly counts: readonly DatedCounts[];
  /** Lines with 0.01, which some vendors write for zero. */
  readonly zeroLines: readonly number[];
  /** Lines with another number between 0 and 1: what it stands for is not ours to say, so it is missing. */
  readonly fractionLines: readonly number[];
}

// What files write for zero where an empty cell is missing.
const writtenZero = 0.01;

const accepted =
  'columns date and adv, decl, unch, new_highs, new_lows or some of them (also advances, declines, unchanged, highs, lows); dates as 2024-07-16, whole numbers from 0, an empty cell where a count is missing';
const parts = ['advances', 'declines', 'unchanged', 'newHighs', 'newLows'] as const;

// Of two different rows for one date nobody can say which is right; equal ones are one.
function dropDoubled(counts: readonly DatedCounts[], fault: (line: number, text: string) => void): DatedCounts[] {
  const first = new Map<SessionDate, DatedCounts>();
  const doubted = new Set<SessionDate>();
  for (const row of counts) {
    const known = first.get(row.session);
    if (known === undefined) first.set(row.session, row);
    else if (parts.some((part) => known[part] !== row[part])) {
      if (!doubted.has(row.session)) fault(known.line, `${row.session} stands twice, with other counts on line ${row.line}`);
      doubted.add(row.session);
      fault(row.line, `${row.session} stands twice, with other counts on line ${known.line}`);
    }
  }
  return [...first.values()].filter(({ session }) => !doubted.has(session));
}

/** The counts of a file; lines without any count are left out. @throws SourceError where it is no such file. */
export async function readCountsFile(file: string, options: ReadingOptions = {}): Promise<CountsFile> {
  const table = await readTableFile({
    file,
    wanted: ['date', ...parts],
    required: [['date', 'advances', 'declines'], ...parts.map((part) => ['date', part] as const)],
    accepted,
    options,
  });
  const { rows, cell } = table;
  const read = createCellReader(table.dates('date'));
  const toNumber = table.numbers(rows.flatMap(({ cells }) => parts.map((part) => cell(cells, part))));
  const zeroLines: number[] = [];
  const fractionLines: number[] = [];
  const counts = rows.flatMap(({ line, cells }): DatedCounts[] => {
    const session = read.date(line, cell(cells, 'date'));
    const count = (name: (typeof parts)[number]): number | null => {
      const text = cell(cells, name);
      if (isMissing(text)) return null;
      const value = toNumber(text);
      if (value === writtenZero) {
        zeroLines.push(line);
        return 0;
      }
      if (value !== null && value > 0 && value < 1) {
        fractionLines.push(line);
        return null;
      }
      return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : read.fault(line, `"${text.slice(0, 40)}" is no count`);
    };
    const before = read.faults.length;
    const counted = {
      advances: count('advances'),
      declines: count('declines'),
      unchanged: count('unchanged'),
      newHighs: count('newHighs'),
      newLows: count('newLows'),
    };
    if (session === null || read.faults.length > before || Object.values(counted).every((value) => value === null)) return [];
    return [{ session, ...counted, line }];
  });
  if (rows.length === 0) refuseFaults(file, [{ line: 1, text: 'the file has no rows' }], accepted);
  const single = dropDoubled(counts, read.fault).sort((one, other) => (one.session < other.session ? -1 : 1));
  return { counts: single, zeroLines, fractionLines, faults: read.faults, lineCount: rows.length, accepted };
}
