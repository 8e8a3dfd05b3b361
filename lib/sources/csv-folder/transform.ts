import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { findCloseFault, toSourceRow, type Candidate } from '../collect-rows';
import { parsePlainNumber } from '../parse-number';
import { parseTable } from '../parse-table';
import { snapClose } from '../snap-close';
import type { FlaggedRow, SourceRow } from '../source';
import { findColumnPlaces, type ColumnPlaces } from './schema';

export interface RejectedLine {
  /** 1 for the header. */
  readonly line: number;
  readonly session: SessionDate | null;
  readonly raw: string;
  readonly reason: string;
}

/** What the columns say about the price basis; which basis that makes is decided where the instrument is known. */
export interface BasisEvidence {
  readonly hasAdjClose: boolean;
  /** Rows with both columns in which they differ, and are equal. All equal: only adjusted closes, or no dividend ever. */
  readonly differingRows: number;
  readonly equalRows: number;
}

export interface CsvContent {
  /** Ascending, one per date. */
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedLine[];
  readonly flagged: readonly FlaggedRow[];
  /** Dates whose close cell is empty: gaps, not errors. */
  readonly missing: readonly SessionDate[];
  readonly basisEvidence: BasisEvidence;
}

interface PlacedCandidate extends Candidate {
  readonly line: number;
}

function readCandidate(cells: readonly string[], places: ColumnPlaces, session: SessionDate, close: number, line: number, raw: string): PlacedCandidate {
  const read = (place: number): number | null => (place < 0 ? null : parsePlainNumber(cells[place] ?? ''));
  return {
    line, raw, session, close,
    open: read(places.open), high: read(places.high), low: read(places.low),
    adjClose: read(places.adj_close), volume: read(places.volume), provisional: false,
  };
}

/**
 * The text of one `<SYMBOL>.csv` as rows. Equal duplicates collapse; of two different closes for one date both are
 * rejected. An empty close is a gap, whatever stands in `adj_close`.
 * @throws RangeError when the header lacks `date` or `close`, or a row says that it is simulated.
 */
export function toCsvContent(text: string): CsvContent {
  const table = parseTable(text);
  const places = findColumnPlaces(table.header);
  const rejected: RejectedLine[] = [];
  const missing: SessionDate[] = [];
  const kept = new Map<SessionDate, PlacedCandidate>();
  const conflicts = new Map<SessionDate, PlacedCandidate>();
  for (const { line, cells, raw } of table.rows) {
    if (cells[places.source]?.trim().toLowerCase() === 'simulated') throw new RangeError(`line ${line} says that its close is simulated; only real closes are imported, and a sample market stands in by itself while there are none`);
    const dateText = cells[places.date] ?? '';
    const session = isSessionDate(dateText) ? dateText : null;
    const closeText = cells[places.close];
    const reject = (reason: string): void => { rejected.push({ line, session, raw: raw.slice(0, 500), reason }); };
    if (session === null) { reject(`"${dateText.slice(0, 40)}" is no date; dates are written YYYY-MM-DD`); continue; }
    if (cells.length !== table.header.length) { reject(`the row has ${cells.length} fields, the header ${table.header.length}; decimals take a point, not a comma`); continue; }
    if (closeText === '') { missing.push(session); continue; }
    const close = parsePlainNumber(closeText ?? '');
    const fault = close === null ? `the close ${JSON.stringify(closeText)} is not a decimal number with a point` : findCloseFault(close);
    if (close === null || fault !== null) { reject(fault ?? ''); continue; }
    const candidate = readCandidate(cells, places, session, close, line, raw);
    const known = kept.get(session);
    if (known === undefined) kept.set(session, candidate);
    else if (known.close !== close || known.adjClose !== candidate.adjClose) {
      conflicts.set(session, known);
      reject('two different closes for one date');
    }
  }
  for (const [session, { line, raw }] of conflicts) {
    kept.delete(session);
    rejected.push({ line, session, raw, reason: 'two different closes for one date' });
  }
  const flagged: FlaggedRow[] = [];
  const candidates = [...kept.values()].sort((a, b) => (a.session < b.session ? -1 : 1));
  const rows = candidates.map((candidate) => toSourceRow(candidate, snapClose, flagged));
  return { rows, rejected: rejected.sort((a, b) => a.line - b.line), flagged, missing, basisEvidence: weighBasis(candidates, places) };
}

function weighBasis(candidates: readonly Candidate[], places: ColumnPlaces): BasisEvidence {
  const both = candidates.filter(({ adjClose }) => adjClose !== null);
  const equalRows = both.filter(({ close, adjClose }) => close === adjClose).length;
  return { hasAdjClose: places.adj_close >= 0 && both.length > 0, differingRows: both.length - equalRows, equalRows };
}
