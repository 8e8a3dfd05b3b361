import type { SessionDate } from '@/lib/calendar/session-date';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader } from './cells';
import { readTableFile } from './read-table-file';
import type { ReadLines } from './refuse-file';

/** A note as a file gives it. */
export interface FiledNote {
  readonly from: SessionDate;
  /** The last day, included. */
  readonly to: SessionDate;
  readonly text: string;
  /** Null where the file does not say it. */
  readonly knownFrom: SessionDate | null;
  readonly source: string | null;
  readonly line: number;
}

export interface NotesFile extends ReadLines {
  readonly notes: readonly FiledNote[];
}

const [mostText, mostSource] = [200, 80] as const;

const accepted = `columns date (or from and to, both included), text of at most ${mostText} characters in one line, and where the file has them source and known_from; dates as 2024-07-16`;

// What would break a line, is nobody's letter, or turns the direction in which what follows is read.
const controls = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with a text of so many characters at most, or null. */
function findFault(text: string, most: number, what: string): string | null {
  if (controls.test(text)) return `the ${what} has a control character`;
  return text.length > most ? `the ${what} has ${text.length} characters, at most ${most} are kept` : null;
}

/** Notes on days and stretches of days; what stands twice is read once, and of two that differ in more than the note neither. @throws SourceError where it is no such file. */
export async function readNotesFile(file: string, options: ReadingOptions = {}): Promise<NotesFile> {
  const wanted = ['date', 'from', 'lastDay', 'text', 'source', 'knownFrom'] as const;
  const required = [['date', 'text'] as const, ['from', 'text'] as const];
  const { rows, cell, dates } = await readTableFile({ file, wanted, required, accepted, options });
  const read = createCellReader(dates('date', 'from', 'lastDay', 'knownFrom'));
  const known = new Map<string, FiledNote>();
  for (const { line, cells } of rows) {
    const before = read.faults.length;
    const begun = cell(cells, 'from');
    const from = read.date(line, begun === '' ? cell(cells, 'date') : begun);
    const to = read.optionalDate(line, cell(cells, 'lastDay')) ?? from;
    const knownFrom = read.optionalDate(line, cell(cells, 'knownFrom'));
    const [text, said] = [cell(cells, 'text'), cell(cells, 'source')].map((given) => given.normalize('NFC').trim()) as [string, string];
    if (text === '') read.fault(line, 'the text is empty');
    for (const fault of [findFault(text, mostText, 'text'), findFault(said, mostSource, 'source')])
      if (fault !== null) read.fault(line, fault);
    if (from !== null && to !== null && to < from) read.fault(line, `it ends on ${to}, before it begins on ${from}`);
    if (from === null || to === null || read.faults.length > before) continue;
    const note = { from, to, text, knownFrom, source: said === '' ? null : said, line };
    const key = `${from} ${to} ${text}`;
    const other = known.get(key);
    if (other === undefined) known.set(key, note);
    else if (other.knownFrom !== note.knownFrom || other.source !== note.source)
      read.fault(line, `it stands on line ${other.line} too, with another source or known_from`);
  }
  return { notes: [...known.values()], faults: read.faults, lineCount: rows.length, accepted };
}
