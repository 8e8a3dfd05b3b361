import { toFred, toJson, type ServedSeries, type WireOptions } from './fault-server-wire';

function toAlfred(series: ServedSeries, options: WireOptions): string {
  return toFred(series, {
    ...options,
    symbol:
      options.symbol === 'ANOTHER' || options.vintage === undefined
        ? options.symbol
        : `${options.symbol}_${options.vintage.replaceAll('-', '')}`,
  });
}

/** Rows with the days from which they were known. The answer does not say which series it is of. */
function toFredApi({ rows }: ServedSeries, { renamedHeader, extraColumns }: WireOptions): string {
  const cell = (value: number | string | null): string => (value === null ? '.' : String(value));
  const observations = rows.map((row) => ({
    realtime_start: row.knownFrom ?? '2024-07-16',
    realtime_end: '9999-12-31',
    date: row.session,
    [renamedHeader ? 'level' : 'value']: cell(row.close),
    ...(extraColumns ? { note: 'x' } : {}),
  }));
  return toJson({ realtime_start: '1990-01-01', realtime_end: '9999-12-31', count: rows.length, offset: 0, limit: 100_000, observations });
}

/** Those who say what series were. */
export const vintageWriters = { alfred: toAlfred, 'fred-api': toFredApi };

/** What they answer for a series that they do not know. */
export const unknownToVintages = {
  alfred: { status: 404, body: '<!DOCTYPE html><html><body>Not Found</body></html>' },
  'fred-api': { status: 400, body: '{"error_code":400,"error_message":"Bad Request.  The series does not exist."}' },
};
