-- Days are numbers of days since 1970-01-01, and sources numbers of their names: as texts they were two thirds of what closes and their
-- revisions took. Why a close was inserted was the same word in each: it is left out. Both tables stay WITHOUT ROWID, which Prisma does not see.
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;

CREATE TABLE "Source" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL
);
CREATE UNIQUE INDEX "Source_name_key" ON "Source"("name");
INSERT INTO "Source" ("name") SELECT "newSource" FROM "CloseRevision" WHERE "newSource" IS NOT NULL
UNION SELECT "oldSource" FROM "CloseRevision" WHERE "oldSource" IS NOT NULL
UNION SELECT "source" FROM "Close" ORDER BY 1;

CREATE TABLE "new_Close" (
    "instrumentId" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "open" REAL,
    "high" REAL,
    "low" REAL,
    "close" REAL NOT NULL,
    "adjClose" REAL,
    "provisional" BOOLEAN NOT NULL,
    "sourceId" INTEGER NOT NULL,

    PRIMARY KEY ("instrumentId", "day"),
    CONSTRAINT "Close_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "new_Close" ("instrumentId", "day", "open", "high", "low", "close", "adjClose", "provisional", "sourceId")
SELECT "instrumentId", unixepoch("session") / 86400, "open", "high", "low", "close", "adjClose", "provisional",
    (SELECT "id" FROM "Source" WHERE "name" = "source") FROM "Close" ORDER BY "instrumentId", "session";
DROP TABLE "Close";
ALTER TABLE "new_Close" RENAME TO "Close";

CREATE TABLE "new_CloseRevision" (
    "instrumentId" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "reason" TEXT,
    "runId" INTEGER,
    "oldOpen" REAL,
    "oldHigh" REAL,
    "oldLow" REAL,
    "oldClose" REAL,
    "oldAdjClose" REAL,
    "oldProvisional" BOOLEAN,
    "oldSourceId" INTEGER,
    "newOpen" REAL,
    "newHigh" REAL,
    "newLow" REAL,
    "newClose" REAL,
    "newAdjClose" REAL,
    "newProvisional" BOOLEAN,
    "newSourceId" INTEGER,

    PRIMARY KEY ("instrumentId", "dataVersion", "day"),
    CONSTRAINT "CloseRevision_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "new_CloseRevision" ("instrumentId", "dataVersion", "day", "reason", "runId", "oldOpen", "oldHigh", "oldLow", "oldClose", "oldAdjClose", "oldProvisional", "oldSourceId", "newOpen", "newHigh", "newLow", "newClose", "newAdjClose", "newProvisional", "newSourceId")
SELECT "instrumentId", "dataVersion", unixepoch("session") / 86400, CASE WHEN "oldClose" IS NOT NULL THEN "reason" END, "runId",
    "oldOpen", "oldHigh", "oldLow", "oldClose", "oldAdjClose", "oldProvisional", (SELECT "id" FROM "Source" WHERE "name" = "oldSource"),
    "newOpen", "newHigh", "newLow", "newClose", "newAdjClose", "newProvisional", (SELECT "id" FROM "Source" WHERE "name" = "newSource")
FROM "CloseRevision" ORDER BY "instrumentId", "dataVersion", "session";
DROP TABLE "CloseRevision";
ALTER TABLE "new_CloseRevision" RENAME TO "CloseRevision";

PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
