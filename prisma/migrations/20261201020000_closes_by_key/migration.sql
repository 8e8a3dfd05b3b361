-- The same columns and keys in tables that are their own primary key (WITHOUT ROWID): a table with a hidden number a row keeps
-- every key twice, once in the row and once in the index that finds it. Prisma cannot say so, and does not see it.
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;

CREATE TABLE "new_Close" (
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "open" REAL,
    "high" REAL,
    "low" REAL,
    "close" REAL NOT NULL,
    "adjClose" REAL,
    "provisional" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("instrumentId", "session"),
    CONSTRAINT "Close_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "new_Close" ("instrumentId", "session", "open", "high", "low", "close", "adjClose", "provisional", "source")
SELECT "instrumentId", "session", "open", "high", "low", "close", "adjClose", "provisional", "source" FROM "Close" ORDER BY "instrumentId", "session";
DROP TABLE "Close";
ALTER TABLE "new_Close" RENAME TO "Close";

CREATE TABLE "new_CloseRevision" (
    "instrumentId" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "runId" INTEGER,
    "oldOpen" REAL,
    "oldHigh" REAL,
    "oldLow" REAL,
    "oldClose" REAL,
    "oldAdjClose" REAL,
    "oldProvisional" BOOLEAN,
    "oldSource" TEXT,
    "newOpen" REAL,
    "newHigh" REAL,
    "newLow" REAL,
    "newClose" REAL,
    "newAdjClose" REAL,
    "newProvisional" BOOLEAN,
    "newSource" TEXT,

    PRIMARY KEY ("instrumentId", "dataVersion", "session"),
    CONSTRAINT "CloseRevision_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "new_CloseRevision" ("instrumentId", "dataVersion", "session", "reason", "runId", "oldOpen", "oldHigh", "oldLow", "oldClose", "oldAdjClose", "oldProvisional", "oldSource", "newOpen", "newHigh", "newLow", "newClose", "newAdjClose", "newProvisional", "newSource")
SELECT "instrumentId", "dataVersion", "session", "reason", "runId", "oldOpen", "oldHigh", "oldLow", "oldClose", "oldAdjClose", "oldProvisional", "oldSource", "newOpen", "newHigh", "newLow", "newClose", "newAdjClose", "newProvisional", "newSource" FROM "CloseRevision" ORDER BY "instrumentId", "dataVersion", "session";
DROP TABLE "CloseRevision";
ALTER TABLE "new_CloseRevision" RENAME TO "CloseRevision";

PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
