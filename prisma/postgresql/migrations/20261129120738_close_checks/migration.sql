-- CreateTable
CREATE TABLE "CloseCheck" (
    "id" SERIAL NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "close" DOUBLE PRECISION NOT NULL,
    "storedClose" DOUBLE PRECISION NOT NULL,
    "storedSource" TEXT NOT NULL,
    "checkedAt" TEXT NOT NULL,
    "runId" INTEGER,
    "addedVersion" INTEGER NOT NULL,

    CONSTRAINT "CloseCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CloseCheck_instrumentId_session_source_idx" ON "CloseCheck"("instrumentId", "session", "source");

-- AddForeignKey
ALTER TABLE "CloseCheck" ADD CONSTRAINT "CloseCheck_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
