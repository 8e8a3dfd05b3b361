-- CreateTable
CREATE TABLE "CloseCheck" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "close" REAL NOT NULL,
    "storedClose" REAL NOT NULL,
    "storedSource" TEXT NOT NULL,
    "checkedAt" TEXT NOT NULL,
    "runId" INTEGER,
    "addedVersion" INTEGER NOT NULL,
    CONSTRAINT "CloseCheck_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CloseCheck_instrumentId_session_source_idx" ON "CloseCheck"("instrumentId", "session", "source");
