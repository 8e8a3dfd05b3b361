-- Requests of clients within a minute, counted for all web processes (lib/store/request-counts.ts). Of no worth after a crash.
CREATE UNLOGGED TABLE "RequestCount" (
    "key" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RequestCount_pkey" PRIMARY KEY ("key")
);
