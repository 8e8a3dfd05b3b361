-- CreateTable
CREATE TABLE "InstrumentVersion" (
    "instrumentId" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "licenceClass" TEXT NOT NULL,
    "yahooSymbol" TEXT,
    "cboeSymbol" TEXT,
    "nasdaqSymbol" TEXT,
    "fredSymbol" TEXT,
    "notes" TEXT NOT NULL,
    "removedAt" TEXT,
    "tracked" BOOLEAN NOT NULL,

    CONSTRAINT "InstrumentVersion_pkey" PRIMARY KEY ("instrumentId","dataVersion")
);

-- AddForeignKey
ALTER TABLE "InstrumentVersion" ADD CONSTRAINT "InstrumentVersion_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What stands is known from the first close of each instrument on, and what was removed was followed until its closes were.
INSERT INTO "InstrumentVersion" ("instrumentId", "dataVersion", "name", "kind", "basis", "licenceClass", "yahooSymbol", "cboeSymbol", "nasdaqSymbol", "fredSymbol", "notes", "removedAt", "tracked")
SELECT i."id", COALESCE((SELECT MIN(r."dataVersion") FROM "CloseRevision" r WHERE r."instrumentId" = i."id"), 0), i."name", i."kind", i."basis", i."licenceClass", i."yahooSymbol", i."cboeSymbol", i."nasdaqSymbol", i."fredSymbol", i."notes",
  CASE WHEN EXISTS (SELECT 1 FROM "CloseRevision" r WHERE r."instrumentId" = i."id") THEN NULL ELSE i."removedAt" END, i."tracked"
FROM "Instrument" i;

INSERT INTO "InstrumentVersion" ("instrumentId", "dataVersion", "name", "kind", "basis", "licenceClass", "yahooSymbol", "cboeSymbol", "nasdaqSymbol", "fredSymbol", "notes", "removedAt", "tracked")
SELECT i."id", (SELECT MAX(r."dataVersion") FROM "CloseRevision" r WHERE r."instrumentId" = i."id"), i."name", i."kind", i."basis", i."licenceClass", i."yahooSymbol", i."cboeSymbol", i."nasdaqSymbol", i."fredSymbol", i."notes", i."removedAt", i."tracked"
FROM "Instrument" i WHERE i."removedAt" IS NOT NULL AND (SELECT MAX(r."dataVersion") FROM "CloseRevision" r WHERE r."instrumentId" = i."id") >
  (SELECT MIN(r."dataVersion") FROM "CloseRevision" r WHERE r."instrumentId" = i."id");
