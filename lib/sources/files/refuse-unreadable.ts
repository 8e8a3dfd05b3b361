import { SourceError } from '../source-error';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR:
    'it is a folder, and one file is accepted here. Closes in a folder of files named <SYMBOL>.csv are imported with: npm run data -- import <dir>',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

/** The code that the operating system gave, or the empty text. */
export function readErrorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Why a file could not be opened, and what is accepted in its place; null where the operating system did not refuse it. */
export function refuseUnreadable(file: string, cause: unknown): SourceError | null {
  const reason = reasons[readErrorCode(cause)];
  return reason === undefined ? null : new SourceError('not_found', `"${file}" cannot be read: ${reason}. Nothing was stored.`, { cause });
}
