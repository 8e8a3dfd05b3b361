-- Days are numbers of days since 1970-01-01, and sources numbers of their names, and an insert has no reason: see the migration of SQLite.
LOCK TABLE "Close", "CloseRevision" IN ACCESS EXCLUSIVE MODE;

CREATE TABLE "Source" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Source_name_key" ON "Source"("name");
INSERT INTO "Source" ("name") SELECT "newSource" FROM "CloseRevision" WHERE "newSource" IS NOT NULL
UNION SELECT "oldSource" FROM "CloseRevision" WHERE "oldSource" IS NOT NULL
UNION SELECT "source" FROM "Close" ORDER BY 1;

CREATE TABLE "new_Close" (
    "instrumentId" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "open" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "close" DOUBLE PRECISION NOT NULL,
    "adjClose" DOUBLE PRECISION,
    "provisional" BOOLEAN NOT NULL,
    "sourceId" INTEGER NOT NULL,

    CONSTRAINT "new_Close_pkey" PRIMARY KEY ("instrumentId","day")
);
INSERT INTO "new_Close" SELECT "instrumentId", CAST("session" AS date) - DATE '1970-01-01', "open", "high", "low", "close", "adjClose", "provisional",
    (SELECT "id" FROM "Source" WHERE "name" = "source") FROM "Close";
DROP TABLE "Close";
ALTER TABLE "new_Close" RENAME TO "Close";
ALTER TABLE "Close" RENAME CONSTRAINT "new_Close_pkey" TO "Close_pkey";
ALTER TABLE "Close" ADD CONSTRAINT "Close_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "new_CloseRevision" (
    "instrumentId" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "reason" TEXT,
    "runId" INTEGER,
    "oldOpen" DOUBLE PRECISION,
    "oldHigh" DOUBLE PRECISION,
    "oldLow" DOUBLE PRECISION,
    "oldClose" DOUBLE PRECISION,
    "oldAdjClose" DOUBLE PRECISION,
    "oldProvisional" BOOLEAN,
    "oldSourceId" INTEGER,
    "newOpen" DOUBLE PRECISION,
    "newHigh" DOUBLE PRECISION,
    "newLow" DOUBLE PRECISION,
    "newClose" DOUBLE PRECISION,
    "newAdjClose" DOUBLE PRECISION,
    "newProvisional" BOOLEAN,
    "newSourceId" INTEGER,

    CONSTRAINT "new_CloseRevision_pkey" PRIMARY KEY ("instrumentId","dataVersion","day")
);
INSERT INTO "new_CloseRevision" SELECT "instrumentId", "dataVersion", CAST("session" AS date) - DATE '1970-01-01', CASE WHEN "oldClose" IS NOT NULL THEN "reason" END, "runId",
    "oldOpen", "oldHigh", "oldLow", "oldClose", "oldAdjClose", "oldProvisional", (SELECT "id" FROM "Source" WHERE "name" = "oldSource"),
    "newOpen", "newHigh", "newLow", "newClose", "newAdjClose", "newProvisional", (SELECT "id" FROM "Source" WHERE "name" = "newSource") FROM "CloseRevision";
DROP TABLE "CloseRevision";
ALTER TABLE "new_CloseRevision" RENAME TO "CloseRevision";
ALTER TABLE "CloseRevision" RENAME CONSTRAINT "new_CloseRevision_pkey" TO "CloseRevision_pkey";
ALTER TABLE "CloseRevision" ADD CONSTRAINT "CloseRevision_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
