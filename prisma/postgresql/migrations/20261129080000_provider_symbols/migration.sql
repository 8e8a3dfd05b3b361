-- One text by provider instead of a column each: a further provider needs no migration.
ALTER TABLE "Instrument" ADD COLUMN "providerSymbols" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "InstrumentVersion" ADD COLUMN "providerSymbols" TEXT NOT NULL DEFAULT '{}';

UPDATE "Instrument" SET "providerSymbols" = '{' || RTRIM(
  CASE WHEN "cboeSymbol" IS NULL THEN '' ELSE '"cboe":' || CAST(to_json("cboeSymbol") AS TEXT) || ',' END ||
  CASE WHEN "fredSymbol" IS NULL THEN '' ELSE '"fred":' || CAST(to_json("fredSymbol") AS TEXT) || ',' END ||
  CASE WHEN "nasdaqSymbol" IS NULL THEN '' ELSE '"nasdaq":' || CAST(to_json("nasdaqSymbol") AS TEXT) || ',' END ||
  CASE WHEN "yahooSymbol" IS NULL THEN '' ELSE '"yahoo":' || CAST(to_json("yahooSymbol") AS TEXT) || ',' END, ',') || '}';

UPDATE "InstrumentVersion" SET "providerSymbols" = '{' || RTRIM(
  CASE WHEN "cboeSymbol" IS NULL THEN '' ELSE '"cboe":' || CAST(to_json("cboeSymbol") AS TEXT) || ',' END ||
  CASE WHEN "fredSymbol" IS NULL THEN '' ELSE '"fred":' || CAST(to_json("fredSymbol") AS TEXT) || ',' END ||
  CASE WHEN "nasdaqSymbol" IS NULL THEN '' ELSE '"nasdaq":' || CAST(to_json("nasdaqSymbol") AS TEXT) || ',' END ||
  CASE WHEN "yahooSymbol" IS NULL THEN '' ELSE '"yahoo":' || CAST(to_json("yahooSymbol") AS TEXT) || ',' END, ',') || '}';

ALTER TABLE "Instrument" DROP COLUMN "yahooSymbol";
ALTER TABLE "Instrument" DROP COLUMN "cboeSymbol";
ALTER TABLE "Instrument" DROP COLUMN "nasdaqSymbol";
ALTER TABLE "Instrument" DROP COLUMN "fredSymbol";
ALTER TABLE "InstrumentVersion" DROP COLUMN "yahooSymbol";
ALTER TABLE "InstrumentVersion" DROP COLUMN "cboeSymbol";
ALTER TABLE "InstrumentVersion" DROP COLUMN "nasdaqSymbol";
ALTER TABLE "InstrumentVersion" DROP COLUMN "fredSymbol";
