import { nextVersion } from './close-statements';

// Instrument is how instruments are described now; InstrumentVersion is the log of it. Whatever raises the version logs first what
// differs from its newest entry, so that the two cannot part; a description that no version has yet is in no answer.

const columns = ['name', 'kind', 'basis', 'licenceClass', 'providerSymbols', 'notes', 'removedAt', 'tracked'] as const;
const quoted = columns.map((column) => `"${column}"`);

/** Logs, under the version that is not yet raised, every instrument that is not described as in its newest entry. */
export const logInstruments = `INSERT INTO "InstrumentVersion" ("instrumentId", "dataVersion", ${quoted.join(', ')})
  SELECT i."id", ${nextVersion}, ${quoted.map((column) => `i.${column}`).join(', ')} FROM "Instrument" i
  WHERE NOT EXISTS (SELECT 1 FROM "InstrumentVersion" v WHERE v."instrumentId" = i."id"
    AND v."dataVersion" = (SELECT MAX(w."dataVersion") FROM "InstrumentVersion" w WHERE w."instrumentId" = i."id")
    AND ${quoted.map((column) => `v.${column} IS NOT DISTINCT FROM i.${column}`).join(' AND ')})
  ON CONFLICT ("instrumentId", "dataVersion") DO UPDATE SET ${quoted.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** A condition: whether the batch logged another description of an instrument that an earlier version has. */
export const areDescribedAnew = `EXISTS (SELECT 1 FROM "Instrument" i WHERE
    EXISTS (SELECT 1 FROM "InstrumentVersion" v WHERE v."instrumentId" = i."id" AND v."dataVersion" = ${nextVersion})
    AND EXISTS (SELECT 1 FROM "InstrumentVersion" v WHERE v."instrumentId" = i."id" AND v."dataVersion" < ${nextVersion}))`;

/** A table: the instruments as they were described at a version, by id. Parameter: version. */
export const instrumentsAt = `(SELECT n."symbol", v.* FROM "InstrumentVersion" v JOIN "Instrument" n ON n."id" = v."instrumentId"
  WHERE v."dataVersion" = (SELECT MAX(w."dataVersion") FROM "InstrumentVersion" w WHERE w."instrumentId" = v."instrumentId" AND w."dataVersion" <= CAST(? AS INTEGER)))`;

/** A row where a member of a universe came to store closes of another kind after a version. Parameters: version, version, universe. */
export const changedMemberBasis = `SELECT 1 AS "found" FROM "InstrumentVersion" v JOIN ${instrumentsAt} AS b ON b."instrumentId" = v."instrumentId"
  WHERE v."dataVersion" > CAST(? AS INTEGER) AND v."basis" <> b."basis"
    AND v."instrumentId" IN (SELECT "instrumentId" FROM "Membership" WHERE "universeId" = ?) LIMIT 1`;
