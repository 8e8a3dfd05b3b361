-- AlterTable
ALTER TABLE "Instrument" ADD COLUMN     "tracked" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "Universe" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "survivorship" TEXT NOT NULL,
    "indexSymbol" TEXT,
    "licenceClass" TEXT NOT NULL,

    CONSTRAINT "Universe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" SERIAL NOT NULL,
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT,
    "source" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "removedVersion" INTEGER,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecurityAlias" (
    "id" SERIAL NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "ticker" TEXT NOT NULL,
    "from" TEXT,
    "until" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "SecurityAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Weight" (
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    CONSTRAINT "Weight_pkey" PRIMARY KEY ("universeId","instrumentId","session","addedVersion")
);

-- CreateTable
CREATE TABLE "SectorAssignment" (
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "sector" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    CONSTRAINT "SectorAssignment_pkey" PRIMARY KEY ("universeId","instrumentId","addedVersion")
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

    CONSTRAINT "BreadthCount_pkey" PRIMARY KEY ("universeId","session","addedVersion")
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

    CONSTRAINT "BreadthDay_pkey" PRIMARY KEY ("universeId","basis","session")
);

-- CreateTable
CREATE TABLE "BreadthStamp" (
    "universeId" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "madeAt" TEXT NOT NULL,

    CONSTRAINT "BreadthStamp_pkey" PRIMARY KEY ("universeId","basis")
);

-- CreateIndex
CREATE INDEX "Membership_universeId_instrumentId_idx" ON "Membership"("universeId", "instrumentId");

-- CreateIndex
CREATE UNIQUE INDEX "SecurityAlias_ticker_instrumentId_key" ON "SecurityAlias"("ticker", "instrumentId");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecurityAlias" ADD CONSTRAINT "SecurityAlias_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Weight" ADD CONSTRAINT "Weight_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Weight" ADD CONSTRAINT "Weight_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectorAssignment" ADD CONSTRAINT "SectorAssignment_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectorAssignment" ADD CONSTRAINT "SectorAssignment_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BreadthCount" ADD CONSTRAINT "BreadthCount_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BreadthDay" ADD CONSTRAINT "BreadthDay_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
