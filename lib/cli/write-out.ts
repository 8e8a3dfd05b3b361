import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readErrorCode } from '@/lib/sources/files/refuse-unreadable';
import { UsageError } from './exit-codes';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EROFS: 'its disk may only be read',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
};

/** Writes what `--out` asks for, and the folders above it. @throws UsageError where a folder stands in the place of a file, or a file in that of a folder, Error that says why it cannot be written otherwise. */
export async function writeOut(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    const code = readErrorCode(cause);
    if (code === 'EISDIR') throw new UsageError(`--out: "${file}" is a folder; the name of a file is accepted here`);
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new UsageError(`--out: "${dirname(file)}" is, or lies in, a file; a folder is accepted here`);
    const reason = reasons[code];
    throw reason === undefined ? cause : new Error(`"${file}" cannot be written: ${reason}.`, { cause });
  }
}
