import type { SqlDialect } from './dialect';

const names = ['day', 'open', 'high', 'low', 'close', 'adjClose', 'provisional', 'sourceId'];

/**
 * When a column has more to say than that there is nothing, or the same in all rows: whoever reads hundreds of series would parse a million nulls.
 * The database makes the array either way; it is not told.
 */
const isTold: Readonly<Record<string, string>> = {
  open: 'COUNT("open") > 0',
  high: 'COUNT("high") > 0',
  low: 'COUNT("low") > 0',
  adjClose: 'COUNT("adjClose") > 0',
  provisional: 'COUNT(CASE WHEN "provisional" THEN 1 END) > 0',
  sourceId: 'MIN("sourceId") <> MAX("sourceId")',
};

function aggregate(dialect: SqlDialect, rows: string): string {
  const arrays = names.map((name) => {
    const array = dialect.aggregate(`"${name}"`, 'day');
    const condition = isTold[name];
    return `${condition === undefined ? array : `CASE WHEN ${condition} THEN ${array} END`} AS "${name}"`;
  });
  return `SELECT ${arrays.join(', ')}, CASE WHEN MIN("sourceId") = MAX("sourceId") THEN MIN("sourceId") END AS "oneSourceId",
    (SELECT ${dialect.aggregateRows(['id', 'name'], ['id'])} FROM "Source") AS "sourceNames" FROM (${rows} ORDER BY "day") AS series`;
}

/**
 * The stored closes, one JSON array a column: null for a price that no row has, for `provisional` where no row is, and for `sourceId` where all rows
 * have one, which is `oneSourceId`; with `sourceNames`, rows of a number and its name. Parameter: symbol.
 */
export function seriesNow(dialect: SqlDialect): string {
  const columns = names.map((name) => `"${name}"`).join(', ');
  return aggregate(dialect, `SELECT ${columns} FROM "Close" WHERE "instrumentId" = (SELECT "id" FROM "Instrument" WHERE "symbol" = ?)`);
}

/**
 * The closes as known at a version: of every session that changed later, what its first later change replaced; nothing
 * where that was an insert. Parameters: version, symbol.
 */
export function seriesAt(dialect: SqlDialect): string {
  const current = names.map((name) => `c."${name}"`).join(', ');
  const old = names.map((name) => (name === 'day' ? '"day"' : `"old${name.charAt(0).toUpperCase()}${name.slice(1)}"`)).join(', ');
  const rows = `SELECT * FROM (
    WITH "pin" AS (SELECT "id", CAST(? AS INTEGER) AS "version" FROM "Instrument" WHERE "symbol" = ?),
    "undone" AS (SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r."day" ORDER BY r."dataVersion") AS "place"
      FROM "CloseRevision" r JOIN "pin" ON r."instrumentId" = "pin"."id" AND r."dataVersion" > "pin"."version")
    SELECT ${current} FROM "Close" c WHERE c."instrumentId" = (SELECT "id" FROM "pin") AND c."day" NOT IN (SELECT "day" FROM "undone")
    UNION ALL SELECT ${old} FROM "undone" WHERE "place" = 1 AND "oldClose" IS NOT NULL) AS known`;
  return aggregate(dialect, rows);
}
