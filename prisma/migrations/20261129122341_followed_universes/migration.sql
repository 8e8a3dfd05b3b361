-- AlterTable
ALTER TABLE "Universe" ADD COLUMN "followed" BOOLEAN;
