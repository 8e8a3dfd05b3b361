-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "lastWith" TEXT;
ALTER TABLE "Membership" ADD COLUMN "lastWithout" TEXT;

-- CreateTable
CREATE TABLE "UniverseSnapshot" (
    "universeId" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "members" TEXT NOT NULL,
    "sectors" TEXT NOT NULL,
    "leftOut" INTEGER NOT NULL,
    "unresolved" TEXT NOT NULL,
    "weightSum" REAL,
    "confirmedBy" TEXT,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("universeId", "session", "addedVersion"),
    CONSTRAINT "UniverseSnapshot_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExactMembership" (
    "universeId" TEXT NOT NULL,
    "knownTo" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "spells" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("universeId", "knownTo", "addedVersion"),
    CONSTRAINT "ExactMembership_universeId_fkey" FOREIGN KEY ("universeId") REFERENCES "Universe" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SnapshotGap" (
    "universeId" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "foundAt" TEXT NOT NULL,

    PRIMARY KEY ("universeId", "session", "source")
);
