-- CreateTable
CREATE TABLE "Earnings" (
    "universeId" TEXT NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "filed" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "value" REAL NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("universeId", "instrumentId", "period", "filed", "addedVersion"),
    CONSTRAINT "Earnings_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Earnings_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
