// `busy-writer.mjs <file> <everyMs> <holdMs>`: another process that writes into a SQLite store, over and over, until it is killed.
import Database from 'better-sqlite3';

const [, , path, everyMs, holdMs] = process.argv;
const database = new Database(path, { timeout: 60_000 });
const write = database.prepare(`INSERT INTO "SavedView" ("id", "view", "createdAt") VALUES (?, '/studies/streaks', '')`);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

for (let index = 0; ; index += 1) {
  database.exec('BEGIN IMMEDIATE');
  write.run(`busy-${index}`);
  if (index === 0) console.log('writing');
  await pause(Number(holdMs));
  database.exec('COMMIT');
  await pause(Number(everyMs));
}
