import 'server-only';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onProcess } from '@/lib/keep/on-process';

interface Seen {
  edition: string;
  atMs: number;
}

const rereadMs = 500;

function findNewest(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'generated') continue;
    const path = join(folder, entry.name);
    const changed = entry.isDirectory() ? findNewest(path) : statSync(path).mtimeMs;
    if (changed > newest) newest = changed;
  }
  return newest;
}

/** When a file of `lib` was last changed, as a text, and whether this is the first time that it is told (development alone: some 1,000 files, at most twice a second). */
export function readCodeEdition(): { readonly edition: string; readonly isNew: boolean } {
  const seen = onProcess<Seen>('edition of the code', () => ({ edition: '', atMs: -Infinity }));
  if (performance.now() - seen.atMs < rereadMs) return { edition: seen.edition, isNew: false };
  seen.atMs = performance.now();
  const edition = new Date(findNewest('lib')).toISOString();
  const isNew = edition !== seen.edition;
  seen.edition = edition;
  return { edition, isNew };
}
