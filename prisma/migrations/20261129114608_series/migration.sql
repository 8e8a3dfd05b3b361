-- CreateTable
CREATE TABLE "Series" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "licenceClass" TEXT NOT NULL,
    "checkedAt" TEXT
);

-- CreateTable
CREATE TABLE "Observation" (
    "seriesId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "knownFrom" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "value" REAL NOT NULL,
    "dating" TEXT NOT NULL,
    "seenOn" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("seriesId", "period", "knownFrom", "addedVersion"),
    CONSTRAINT "Observation_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
