import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { newYorkDate } from '@/lib/calendar/new-york-date';
import type { Note } from '@/lib/market/note';
import { readNotesFile, type FiledNote } from '@/lib/sources/universe-files/notes-file';
import { commitNotes, readNotes, type StoredNote } from '@/lib/store/notes';
import { recordRun } from '../commit/record-run';
import { requireRealData } from '../commit/require-real-data';
import type { RunReport } from '../commit/run-report';
import { nameLines } from '../judge/is-much';
import { judgeLines, type FileVerdict } from '../judge/judge-values';
import type { FileImport } from './file-import';
import { toRowsTask } from './record-universe-import';
import { NothingToStore, settleVerdicts } from './universe-file';

const mostNotes = 10_000;
const mostName = 40;

/** The list that a file is: its name without folder and ending, in small letters of any script. A long name ends with a sum of all of it. */
export function nameNoteList(file: string): string {
  const name = basename(file)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(csv|tsv|txt)?(\.gz)?$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const letters = Array.from(name);
  if (letters.length <= mostName) return name || 'notes';
  // Two files that begin alike are two lists still: the later one would withdraw what the other says.
  const sum = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${letters.slice(0, mostName - sum.length - 1).join('')}-${sum}`;
}

/** What nobody can know yet. */
function judgeFuture(notes: readonly FiledNote[], today: string): FileVerdict {
  const future = notes.flatMap(({ line, knownFrom }) =>
    knownFrom !== null && knownFrom > today ? [{ line, text: `known from ${knownFrom}` }] : [],
  );
  if (future.length === 0) return { refusals: [], remarks: [] };
  return { refusals: [`${future.length} notes are known from days to come: ${nameLines(future)}`], remarks: [] };
}

function judgeCount(count: number): FileVerdict {
  return { refusals: count > mostNotes ? [`it has ${count} notes, at most ${mostNotes} are kept`] : [], remarks: [] };
}

/** A note is the same where its days and its text are. */
const keyOf = ({ from, to, text }: Note): string => `${from} ${to} ${text}`;

/** What a file that was read again no longer has. */
function remarkWithdrawn(notes: readonly Note[], stored: readonly StoredNote[], list: string): string[] {
  const keys = new Set(notes.map(keyOf));
  const gone = stored.filter((note) => note.listId === list && !keys.has(keyOf(note)));
  return gone.length === 0 ? [] : [`${gone.length} that stood in the list “${list}” are not in this file and are withdrawn`];
}

/** A note that stands in two lists would be shown twice. */
function remarkElsewhere(notes: readonly Note[], stored: readonly StoredNote[], list: string): string[] {
  const keys = new Set(notes.map(keyOf));
  const others = stored.filter((note) => note.listId !== list && keys.has(keyOf(note)));
  const lists = [...new Set(others.map(({ listId }) => listId))].join(', ');
  return others.length === 0 ? [] : [`${others.length} of them stand in other lists too (${lists}) and are shown twice`];
}

/**
 * Makes the notes of a file all that stands of the list that is named after it: what it no longer has is withdrawn. A line that cannot be read
 * refuses the file, unless forced. A note without `known_from` is taken as known from its first day. The caller holds the writer's lease.
 * @throws SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importNotes(request: FileImport & { readonly file: string }): Promise<RunReport> {
  const { store, file, now, fence, origin, runId: claimed, order, force } = request;
  await requireRealData(store, 'notes');
  const list = nameNoteList(file);
  const read = await readNotesFile(file, { order, isSession: () => true });
  const today = newYorkDate(now().toISOString());
  const remarks = settleVerdicts(request, [judgeLines(read, true), judgeFuture(read.notes, today), judgeCount(read.notes.length)]);
  const stored = await readNotes(store);
  if (read.notes.length === 0 && stored.every(({ listId }) => listId !== list))
    throw new NothingToStore(`${file}: it has no notes, and none of a list “${list}” are stored. Nothing was stored.`);
  const notes = read.notes.map(
    ({ from, to, text, knownFrom, source }): Note => ({
      from,
      to,
      text,
      knownFrom: knownFrom ?? from,
      source: source ?? `notes “${list}”`,
    }),
  );
  const undated = read.notes.filter(({ knownFrom }) => knownFrom === null).length;
  const said = undated === 0 ? [] : [`${undated} without known_from are taken as known from their first day`];
  const asked = { part: 'events', list, file, ...(force === undefined ? {} : { force }) };
  return await recordRun({ store, fence, now, kind: 'import', origin, request: asked, runId: claimed }, async (runId) => {
    const startedAt = now().toISOString();
    const result = await commitNotes(store, list, notes, { source: 'import', fence, runId, committedAt: startedAt });
    const told = [...remarks, ...said, ...remarkWithdrawn(notes, stored, list), ...remarkElsewhere(notes, stored, list)];
    return [toRowsTask({ name: `notes ${list}`, source: 'import', startedAt, now }, { result, rowsSeen: read.lineCount, remarks: told })];
  });
}
