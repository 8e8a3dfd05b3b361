import 'server-only';
import { z } from 'zod';
import { fromDayNumber } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { parseColumn } from './parse-column';
import { seriesAt, seriesNow } from './sql/series-statements';
import type { Store } from './store';

/** One instrument's stored sessions, ascending; every array has the length of `sessions`, NaN is missing. */
export interface StoredSeries {
  readonly sessions: SessionDate[];
  readonly close: Float64Array;
  /** Null where no session has one; so for the others. */
  readonly open: Float64Array | null;
  readonly high: Float64Array | null;
  readonly low: Float64Array | null;
  readonly adjClose: Float64Array | null;
  /** 1 where the session is not final. */
  readonly provisional: Uint8Array;
  /** Index into `sources` per session. */
  readonly source: Uint8Array;
  readonly sources: string[];
}

const columnText = z.string().nullable();
const answer = z.tuple([
  z.object({
    day: columnText,
    open: columnText,
    high: columnText,
    low: columnText,
    close: columnText,
    adjClose: columnText,
    provisional: columnText,
    sourceId: columnText,
    oneSourceId: z.coerce.number().nullable(),
    sourceNames: columnText,
  }),
]);

function toNumbers(values: readonly (number | null)[]): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) numbers[index] = values[index] ?? Number.NaN;
  return numbers;
}

function toOptionalNumbers(text: string | null): Float64Array | null {
  return text === null ? null : toNumbers(parseColumn<number | null>(text));
}

/**
 * The closes of one instrument (upper or lower case symbol), now or, with `version`, as known when the store had that
 * version: everything logged later is undone, inserts included. Empty for an unknown symbol. Removed instruments still
 * answer for versions before their removal. Whether the version exists or was replaced is `describeVersion`'s to say.
 */
export async function readSeries(
  store: Store,
  symbol: string,
  options: { readonly version?: number | undefined } = {},
): Promise<StoredSeries> {
  const { dialect, reader } = store;
  const name = symbol.toUpperCase();
  const { version } = options;
  const rows =
    version === undefined
      ? await reader.$queryRawUnsafe(dialect.toNative(seriesNow(dialect)), name)
      : await reader.$queryRawUnsafe(dialect.toNative(seriesAt(dialect)), version, name);
  const [columns] = answer.parse(rows);
  const sessions = parseColumn<number>(columns.day).map(fromDayNumber);
  const sourceIds = parseColumn<number>(columns.sourceId);
  const known = [...new Set(columns.oneSourceId === null ? sourceIds : [columns.oneSourceId])];
  const places = new Map(known.map((id, place) => [id, place]));
  const nameOf = new Map(parseColumn<[id: number, name: string]>(columns.sourceNames));
  return {
    sessions,
    close: toNumbers(parseColumn<number | null>(columns.close)),
    open: toOptionalNumbers(columns.open),
    high: toOptionalNumbers(columns.high),
    low: toOptionalNumbers(columns.low),
    adjClose: toOptionalNumbers(columns.adjClose),
    provisional:
      columns.provisional === null
        ? new Uint8Array(sessions.length)
        : Uint8Array.from(parseColumn<number | boolean>(columns.provisional), Number),
    source: columns.sourceId === null ? new Uint8Array(sessions.length) : Uint8Array.from(sourceIds, (id) => places.get(id) ?? 0),
    sources: known.map((id) => nameOf.get(id) ?? 'unknown'),
  };
}
