import { columnSpellings } from '@/lib/sources/files/columns';
import { fileShapes } from '@/lib/sources/recognise/file-shapes';
import { recogniseTable, type RecognisedTable } from '@/lib/sources/recognise/recognise-table';
import type { ReadingOptions } from '@/lib/sources/files/map-closes';
import type { Store } from '@/lib/store/store';
import type { ImportKind, Question, Recognition, Upload } from '@/lib/store/uploads/upload-schemas';
import { guessSymbol, guessUniverse, listTakers } from './guess-target';

const shownColumns = 60;
const shownCharacters = 60;
function listRoles(kind: ImportKind): string[] {
  return [...new Set(fileShapes.flatMap((shape) => (shape.kind === kind && !shape.isWide ? shape.wanted : [])).map((column) => columnSpellings[column][0]))];
}

const roles = { closes: listRoles('closes'), panel: listRoles('panel'), counts: listRoles('counts'), weights: listRoles('weights'), sectors: listRoles('sectors'), membership: listRoles('membership') };
const clip = (text: string): string => text.slice(0, shownCharacters);

interface Target {
  readonly kind: ImportKind | null;
  readonly symbol: string | null;
  readonly universe: string | null;
}

function listQuestions(found: RecognisedTable, { kind, symbol, universe }: Target, order: string | undefined): Question[] {
  const ask = (about: Question['about'], text: string): Question[] => [{ about, text }];
  if (kind === null) return ask('columns', found.head.hasHeader ? 'None of its columns has a name that is known here. Say what it holds and what each column is.' : 'It begins with a row and names no columns. Say what it holds and what each column is.');
  return [
    ...(kind === 'closes' && symbol === null ? ask('symbol', 'Neither its name nor its rows say of which security the closes are.') : []),
    ...(kind !== 'closes' && kind !== 'panel' && universe === null ? ask('universe', 'Its name does not say of which universe it is.') : []),
    ...(found.dateFault?.includes('say which') === true && order === undefined ? ask('dates', 'Its dates can be read with the day or with the month first, and no row decides.') : []),
  ];
}

/**
 * What a received file holds, with what its sender says of it, and what still has to be said; null where it is no table.
 * @param file its text, unpacked. @throws SourceError where it cannot be read as text.
 */
export async function recogniseUpload(store: Store, file: string, { name, choice }: Pick<Upload, 'name' | 'choice'>, options: ReadingOptions): Promise<{ readonly table: RecognisedTable; readonly recognition: Recognition } | null> {
  const table = await recogniseTable(file, choice.kind, { ...options, order: choice.dates });
  if (table === null || table.rows === 0) return null;
  const kind = table.shape?.kind ?? null;
  const takers = await listTakers(store, kind ?? choice.kind ?? null);
  const universe = choice.universe ?? guessUniverse(name, takers);
  const symbol = kind === 'closes' ? (choice.symbol ?? guessSymbol(name, table)) : null;
  const recognition: Recognition = {
    kind, kinds: [...table.kinds], symbol, universe: takers.length === 0 ? null : universe,
    universes: takers.map(({ id, name: called }) => ({ id, name: called })),
    dates: table.dates?.words ?? null, order: choice.dates ?? null,
    columns: table.head.header.slice(0, shownColumns).map((header, at) => ({ header: table.head.hasHeader ? clip(header) : '', readAs: table.readAs[at] ?? null })),
    roles, isWide: table.shape?.isWide ?? false,
    securities: table.symbols?.size ?? null, rows: table.rows, first: table.dates?.first ?? null, last: table.dates?.last ?? null,
    preview: table.preview.map((cells) => cells.slice(0, shownColumns).map(clip)),
    questions: listQuestions(table, { kind, symbol, universe }, choice.dates),
  };
  return { table, recognition };
}
