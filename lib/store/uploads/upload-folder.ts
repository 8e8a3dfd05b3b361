import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { parseDatabaseUrl } from '../database-url';
import { uploadCheckSchema, uploadSchema, type Upload, type UploadCheck } from '@/lib/uploads/upload-schemas';

// A folder a file that was received: `source` as it came, `upload.json` once it is whole, `check.json` by the worker, `file/` what is imported.
const idPattern = /^[0-9a-f]{32}$/;

/** Where files wait that were received and not imported yet: beside the store's file, or where `given` says. */
export function findUploadFolder(databaseUrl: string, given?: string): string {
  if (given !== undefined) return resolve(/* turbopackIgnore: true */ process.cwd(), given);
  const location = parseDatabaseUrl(databaseUrl);
  return location.provider === 'sqlite'
    ? join(dirname(location.path), 'uploads')
    : resolve(/* turbopackIgnore: true */ process.cwd(), 'data/uploads');
}

/** The folder of one upload. @throws RangeError for what cannot be an id, whatever path it spells. */
export function placeUpload(folder: string, id: string): string {
  if (!idPattern.test(id)) throw new RangeError('an upload has an id of 32 hexadecimal digits');
  return join(folder, id);
}

/** The file as it came. */
export function placeSource(folder: string, id: string): string {
  return join(placeUpload(folder, id), 'source');
}

/** Makes room for a file, for this user alone, and answers its id. */
export async function openUpload(folder: string): Promise<string> {
  const id = randomBytes(16).toString('hex');
  await mkdir(placeUpload(folder, id), { recursive: true, mode: 0o700 });
  return id;
}

// Whole or not at all: who reads meanwhile sees the one before.
async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, JSON.stringify(value), { mode: 0o600 });
  await rename(draft, path);
}

async function readJson<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}

/** Says that the file is whole: from now on the worker looks at it. */
export async function describeUpload(folder: string, id: string, upload: Upload): Promise<void> {
  await writeJson(join(placeUpload(folder, id), 'upload.json'), upload);
}

/** What was received under an id, or null. */
export async function findUpload(folder: string, id: string): Promise<Upload | null> {
  return idPattern.test(id) ? await readJson(join(placeUpload(folder, id), 'upload.json'), uploadSchema) : null;
}

export async function writeCheck(folder: string, id: string, check: UploadCheck): Promise<void> {
  await writeJson(join(placeUpload(folder, id), 'check.json'), check);
}

/** What the worker found, or null while it has not looked. */
export async function findCheck(folder: string, id: string): Promise<UploadCheck | null> {
  return await readJson(join(placeUpload(folder, id), 'check.json'), uploadCheckSchema);
}

/** Deletes what was received under an id, all of it. */
export async function removeUpload(folder: string, id: string): Promise<void> {
  await rm(placeUpload(folder, id), { recursive: true, force: true });
}

/** Deletes the bytes of a file; what was found in it can still be read. */
export async function removeBytes(folder: string, id: string): Promise<void> {
  const place = placeUpload(folder, id);
  await Promise.all(['source', 'file'].map((name) => rm(join(place, name), { recursive: true, force: true })));
}

/** The ids of what is there, whole or not. */
export async function listUploads(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => idPattern.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** How many files wait with all their bytes. */
export async function countWaiting(folder: string): Promise<number> {
  const found = await Promise.all(
    (await listUploads(folder)).map((id) =>
      stat(placeSource(folder, id)).then(
        () => 1,
        () => 0,
      ),
    ),
  );
  return found.reduce<number>((sum, one) => sum + one, 0);
}
