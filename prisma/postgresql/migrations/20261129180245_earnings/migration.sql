-- CreateTable
CREATE TABLE "Earnings" (
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "filed" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    CONSTRAINT "Earnings_pkey" PRIMARY KEY ("universeId","instrumentId","period","filed","addedVersion")
);

-- AddForeignKey
ALTER TABLE "Earnings" ADD CONSTRAINT "Earnings_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Earnings" ADD CONSTRAINT "Earnings_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
