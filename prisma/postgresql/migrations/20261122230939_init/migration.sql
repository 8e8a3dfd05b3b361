-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Instrument" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "Instrument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Close" (
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "open" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "close" DOUBLE PRECISION NOT NULL,
    "adjClose" DOUBLE PRECISION,
    "provisional" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "Close_pkey" PRIMARY KEY ("instrumentId","session")
);

-- CreateTable
CREATE TABLE "CloseRevision" (
    "instrumentId" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "runId" INTEGER,
    "oldOpen" DOUBLE PRECISION,
    "oldHigh" DOUBLE PRECISION,
    "oldLow" DOUBLE PRECISION,
    "oldClose" DOUBLE PRECISION,
    "oldAdjClose" DOUBLE PRECISION,
    "oldProvisional" BOOLEAN,
    "oldSource" TEXT,
    "newOpen" DOUBLE PRECISION,
    "newHigh" DOUBLE PRECISION,
    "newLow" DOUBLE PRECISION,
    "newClose" DOUBLE PRECISION,
    "newAdjClose" DOUBLE PRECISION,
    "newProvisional" BOOLEAN,
    "newSource" TEXT,

    CONSTRAINT "CloseRevision_pkey" PRIMARY KEY ("instrumentId","dataVersion","session")
);

-- CreateTable
CREATE TABLE "DataVersion" (
    "version" INTEGER NOT NULL,
    "committedAt" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "runId" INTEGER,
    "simulated" BOOLEAN NOT NULL,

    CONSTRAINT "DataVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "request" TEXT NOT NULL DEFAULT '{}',
    "owner" TEXT,
    "requestedAt" TEXT NOT NULL,
    "startedAt" TEXT,
    "finishedAt" TEXT,
    "message" TEXT,
    "dataVersion" INTEGER,

    CONSTRAINT "IngestRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IngestTask" (
    "id" SERIAL NOT NULL,
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

    CONSTRAINT "IngestTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quarantine" (
    "id" SERIAL NOT NULL,
    "symbol" TEXT NOT NULL,
    "session" TEXT,
    "provider" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "runId" INTEGER,
    "foundAt" TEXT NOT NULL,
    "decidedAt" TEXT,

    CONSTRAINT "Quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL,
    "owner" TEXT,
    "expiresAt" TEXT NOT NULL,
    "token" INTEGER NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Close" ADD CONSTRAINT "Close_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CloseRevision" ADD CONSTRAINT "CloseRevision_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IngestTask" ADD CONSTRAINT "IngestTask_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;
