import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';

/** The first `count` sessions from 2001 on. */
export function listSessions(count: number): SessionDate[] {
  return createCalendar().sessionsBetween(parseSessionDate('2001-01-01'), parseSessionDate('2020-12-31')).slice(0, count);
}

/** A smooth, made-up close; two decimals. */
export function makeClose(symbolIndex: number, index: number): number {
  return Number((50 + symbolIndex * 20 + index * 0.01 + 8 * Math.sin(index / 9 + symbolIndex)).toFixed(2));
}

/** CSV text of one symbol, with lines of the caller's at its end. */
export function makeCsv(symbolIndex: number, sessions: readonly string[], more: readonly string[] = []): string {
  const lines = sessions.map((session, index) => `${session},${makeClose(symbolIndex, index)}`);
  return ['date,close', ...lines, ...more, ''].join('\n');
}

/** Writes files into a folder that is created, and answers the folder. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
