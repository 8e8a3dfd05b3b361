-- CreateTable
CREATE TABLE "Universe" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "survivorship" TEXT NOT NULL,
    "indexSymbol" TEXT,
    "licenceClass" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT,
    "source" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "removedVersion" INTEGER,
    CONSTRAINT "Membership_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SecurityAlias" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "instrumentId" INTEGER NOT NULL,
    "ticker" TEXT NOT NULL,
    "from" TEXT,
    "until" TEXT,
    "source" TEXT NOT NULL,
    CONSTRAINT "SecurityAlias_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Weight" (
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "weight" REAL NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("universeId", "instrumentId", "session", "addedVersion"),
    CONSTRAINT "Weight_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Weight_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SectorAssignment" (
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "sector" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("universeId", "instrumentId", "addedVersion"),
    CONSTRAINT "SectorAssignment_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SectorAssignment_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BreadthCount" (
    "universeId" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "advances" INTEGER,
    "declines" INTEGER,
    "unchanged" INTEGER,
    "newHighs" INTEGER,
    "newLows" INTEGER,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("universeId", "session", "addedVersion"),
    CONSTRAINT "BreadthCount_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BreadthDay" (
    "universeId" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "members" INTEGER NOT NULL,
    "withClose" INTEGER NOT NULL,
    "advances" INTEGER NOT NULL,
    "declines" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "above20" INTEGER NOT NULL,
    "eligible20" INTEGER NOT NULL,
    "above50" INTEGER NOT NULL,
    "eligible50" INTEGER NOT NULL,
    "above100" INTEGER NOT NULL,
    "eligible100" INTEGER NOT NULL,
    "above200" INTEGER NOT NULL,
    "eligible200" INTEGER NOT NULL,
    "newHighs" INTEGER NOT NULL,
    "newLows" INTEGER NOT NULL,
    "eligibleHigh" INTEGER NOT NULL,

    PRIMARY KEY ("universeId", "basis", "session"),
    CONSTRAINT "BreadthDay_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BreadthStamp" (
    "universeId" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "madeAt" TEXT NOT NULL,

    PRIMARY KEY ("universeId", "basis")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Instrument" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "symbol" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "licenceClass" TEXT NOT NULL,
    "yahooSymbol" TEXT,
    "cboeSymbol" TEXT,
    "nasdaqSymbol" TEXT,
    "fredSymbol" TEXT,
    "notes" TEXT NOT NULL DEFAULT '[]',
    "removedAt" TEXT,
    "tracked" BOOLEAN NOT NULL DEFAULT true
);
INSERT INTO "new_Instrument" ("basis", "cboeSymbol", "fredSymbol", "id", "kind", "licenceClass", "name", "nasdaqSymbol", "notes", "removedAt", "symbol", "yahooSymbol") SELECT "basis", "cboeSymbol", "fredSymbol", "id", "kind", "licenceClass", "name", "nasdaqSymbol", "notes", "removedAt", "symbol", "yahooSymbol" FROM "Instrument";
DROP TABLE "Instrument";
ALTER TABLE "new_Instrument" RENAME TO "Instrument";
CREATE UNIQUE INDEX "Instrument_symbol_key" ON "Instrument"("symbol");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Membership_universeId_instrumentId_idx" ON "Membership"("universeId", "instrumentId");

-- CreateIndex
CREATE UNIQUE INDEX "SecurityAlias_ticker_instrumentId_key" ON "SecurityAlias"("ticker", "instrumentId");
