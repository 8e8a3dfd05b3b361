import { columnSpellings } from '@/lib/sources/files/columns';
import { fileShapes, type FileKind } from '@/lib/sources/recognise/file-shapes';
import type { TableHead } from '@/lib/sources/recognise/read-head';
import { recogniseTable, type RecognisedTable } from '@/lib/sources/recognise/recognise-table';
import type { ReadingOptions } from '@/lib/sources/files/map-closes';
import { readHoldingsFile } from '@/lib/sources/universe-files/holdings-file';
import type { Store } from '@/lib/store/store';
import type { ImportKind, Question, Recognition, Upload } from '@/lib/uploads/upload-schemas';
import { findSeriesTold, findUniverseOf, guessSymbol, guessUniverse, listKnownSeries, listTakers } from './guess-target';
import type { UnpackedUpload } from './prepare-upload';

const shownColumns = 60;
const shownCharacters = 60;
function listRoles(kind: ImportKind): string[] {
  return [
    ...new Set(
      fileShapes.flatMap((shape) => (shape.kind === kind && !shape.isWide ? shape.wanted : [])).map((column) => columnSpellings[column][0]),
    ),
  ];
}

/** What a column may be read as, by kind. */
export const columnRoles = {
  closes: listRoles('closes'),
  panel: listRoles('panel'),
  counts: listRoles('counts'),
  weights: listRoles('weights'),
  sectors: listRoles('sectors'),
  membership: listRoles('membership'),
  holdings: listRoles('holdings'),
  earnings: listRoles('earnings'),
  events: listRoles('events'),
  series: listRoles('series'),
  list: [],
};
const clip = (text: string): string => text.slice(0, shownCharacters);

interface Target {
  readonly kind: ImportKind | null;
  readonly symbol: string | null;
  readonly universe: string | null;
  readonly series: string | null;
}

function listQuestions(found: RecognisedTable, { kind, symbol, universe, series }: Target, order: string | undefined): Question[] {
  const ask = (about: Question['about'], text: string): Question[] => [{ about, text }];
  if (kind === null)
    return ask(
      'columns',
      found.head.hasHeader
        ? 'None of its columns has a name that is known here. Say what it holds and what each column is.'
        : 'It begins with a row and names no columns. Say what it holds and what each column is.',
    );
  return [
    ...(kind === 'closes' && symbol === null ? ask('symbol', 'Neither its name nor its rows say of which security the closes are.') : []),
    ...(kind === 'series' && series === null ? ask('series', 'Neither its name nor its columns say of which series the values are.') : []),
    ...(kind !== 'closes' && kind !== 'panel' && kind !== 'series' && kind !== 'events' && universe === null
      ? ask(
          'universe',
          kind === 'holdings'
            ? 'The file does not say whose fund it is, or no universe follows that fund.'
            : 'Its name does not say of which universe it is.',
        )
      : []),
    ...(found.dateFault?.includes('say which') === true && order === undefined
      ? ask('dates', 'Its dates can be read with the day or with the month first, and no row decides.')
      : []),
  ];
}

/**
 * What a received file holds, with what its sender says of it, and what still has to be said; null where it is no table.
 * @param unpacked its text, and as it came. @throws SourceError where it cannot be read as text, or is a fund's file and not whole.
 */
export async function recogniseUpload(
  store: Store,
  { text, origin, source }: UnpackedUpload & { readonly source: string },
  { name, choice }: Pick<Upload, 'name' | 'choice'>,
  options: ReadingOptions,
): Promise<{ readonly table: RecognisedTable; readonly recognition: Recognition } | null> {
  const known = await listKnownSeries(store);
  const told: { series: string | null } = { series: null };
  const choose = (head: TableHead): FileKind | undefined => {
    told.series = findSeriesTold(name, head, known);
    // A list of one's own is no table that could be recognised.
    return (
      (choice.kind === 'list' ? undefined : choice.kind) ??
      (told.series !== null && head.shapes.some((shape) => shape.kind === 'series') ? 'series' : undefined)
    );
  };
  const table = await recogniseTable(text, origin, choose, { ...options, order: choice.dates });
  if (table === null || table.rows === 0) return null;
  const kind = table.shape?.kind ?? null;
  const takers = await listTakers(store, kind ?? choice.kind ?? null);
  const holdings = kind === 'holdings' ? await readHoldingsFile(source) : null;
  const universe = choice.universe ?? (holdings === null ? null : findUniverseOf(holdings)) ?? guessUniverse(name, takers);
  const series = kind === 'series' ? (choice.series ?? told.series) : null;
  const symbol = kind === 'closes' ? (choice.symbol ?? guessSymbol(name, table)) : null;
  const recognition: Recognition = {
    kind,
    kinds: [...table.kinds],
    symbol,
    universe: takers.length === 0 ? null : universe,
    series,
    universes: takers.map(({ id, name: called }) => ({ id, name: called })),
    dates: table.dates?.words ?? null,
    order: choice.dates ?? null,
    columns: table.head.header
      .slice(0, shownColumns)
      .map((header, at) => ({ header: table.head.hasHeader ? clip(header) : '', readAs: table.readAs[at] ?? null })),
    roles: columnRoles,
    isFixed: kind === 'holdings' || (table.shape?.isWide ?? false),
    securities: holdings?.holdings.length ?? (kind === 'series' || kind === 'events' ? null : (table.symbols?.size ?? null)),
    rows: holdings === null ? table.rows : holdings.holdings.length + holdings.leftOut.length,
    first: holdings?.asOf ?? table.dates?.first ?? null,
    last: holdings?.asOf ?? table.dates?.last ?? null,
    preview: table.preview.map((cells) => cells.slice(0, shownColumns).map(clip)),
    questions: listQuestions(table, { kind, symbol, universe, series }, choice.dates),
  };
  return { table, recognition };
}
