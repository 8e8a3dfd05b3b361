-- CreateTable
CREATE TABLE "Instrument" (
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
    "removedAt" TEXT
);

-- CreateTable
CREATE TABLE "Close" (
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
);

-- CreateTable
CREATE TABLE "CloseRevision" (
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
);

-- CreateTable
CREATE TABLE "DataVersion" (
    "version" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "committedAt" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "runId" INTEGER,
    "simulated" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "request" TEXT NOT NULL DEFAULT '{}',
    "owner" TEXT,
    "requestedAt" TEXT NOT NULL,
    "startedAt" TEXT,
    "finishedAt" TEXT,
    "message" TEXT,
    "dataVersion" INTEGER
);

-- CreateTable
CREATE TABLE "IngestTask" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" INTEGER NOT NULL,
    "symbol" TEXT NOT NULL,
    "provider" TEXT,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "errorClass" TEXT,
    "message" TEXT,
    "rowsSeen" INTEGER NOT NULL DEFAULT 0,
    "rowsNew" INTEGER NOT NULL DEFAULT 0,
    "rowsRevised" INTEGER NOT NULL DEFAULT 0,
    "rowsQuarantined" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TEXT NOT NULL,
    "finishedAt" TEXT,
    CONSTRAINT "IngestTask_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Quarantine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "symbol" TEXT NOT NULL,
    "session" TEXT,
    "provider" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "runId" INTEGER,
    "foundAt" TEXT NOT NULL,
    "decidedAt" TEXT
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "owner" TEXT,
    "expiresAt" TEXT NOT NULL,
    "token" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "view" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Instrument_symbol_key" ON "Instrument"("symbol");

-- CreateIndex
CREATE INDEX "IngestRun_state_idx" ON "IngestRun"("state");

-- CreateIndex
CREATE UNIQUE INDEX "IngestTask_runId_symbol_key" ON "IngestTask"("runId", "symbol");

-- CreateIndex
CREATE UNIQUE INDEX "Quarantine_finding_key" ON "Quarantine"("finding");

-- CreateIndex
CREATE INDEX "Quarantine_state_idx" ON "Quarantine"("state");
