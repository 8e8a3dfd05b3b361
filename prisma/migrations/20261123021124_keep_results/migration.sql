-- CreateTable
CREATE TABLE "KeptResult" (
    "study" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "buildId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "computedAt" TEXT NOT NULL,

    PRIMARY KEY ("study", "query")
);
