import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readErrorCode } from '@/lib/sources/files/refuse-unreadable';
import { UsageError } from './exit-codes';

/** Writes what `--out` asks for, and the folders above it. @throws UsageError where a folder stands in the place of a file, or a file in that of a folder. */
export async function writeOut(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    const code = readErrorCode(cause);
    if (code === 'EISDIR') throw new UsageError(`--out: "${file}" is a folder; the name of a file is accepted here`);
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new UsageError(`--out: "${dirname(file)}" is, or lies in, a file; a folder is accepted here`);
    throw cause;
  }
}
