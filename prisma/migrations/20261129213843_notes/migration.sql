-- CreateTable
CREATE TABLE "Note" (
    "listId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "addedVersion" INTEGER NOT NULL,
    "knownFrom" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "removedVersion" INTEGER,

    PRIMARY KEY ("listId", "from", "to", "text", "addedVersion")
);
