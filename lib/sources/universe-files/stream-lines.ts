import 'server-only';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { detectEncoding } from '../files/decode-text';
import { readErrorCode, refuseUnreadable } from '../files/refuse-unreadable';
import { SourceError } from '../source-error';
import { isGzip } from './read-table-file';

/** Lines of a file with their number from 1 on. */
export type LineReader = (line: number, raw: string) => void;

async function openText(file: string): Promise<Readable> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const bytes = createReadStream(file);
    return isGzip(buffer) ? bytes.on('error', () => undefined).pipe(createGunzip()) : bytes;
  } finally {
    await handle.close();
  }
}

/**
 * Streams a text file, gzip or not: nothing but the chunk at hand is kept. Empty lines are passed over.
 * @throws SourceError `not_found` or `schema` when it cannot be read to its end, the reason of `signal`, and what `read` throws.
 */
export async function streamLines(file: string, read: LineReader, signal?: AbortSignal): Promise<void> {
  let decoder: TextDecoder | null = null;
  let line = 0;
  let rest = '';
  const take = (text: string) => {
    line += 1;
    const raw = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (raw.trim() !== '') read(line, raw);
  };
  try {
    for await (const chunk of await openText(file)) {
      signal?.throwIfAborted();
      const bytes = chunk as Uint8Array;
      decoder ??= new TextDecoder(detectEncoding(bytes), { fatal: true });
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const raw of lines) take(raw);
    }
    take(rest + (decoder?.decode() ?? ''));
  } catch (cause) {
    const unreadable = refuseUnreadable(file, cause);
    if (unreadable !== null) throw unreadable;
    const code = readErrorCode(cause);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new SourceError(
        'schema',
        `"${file}" is neither UTF-8 nor UTF-16 text, as line ${line + 1} or one soon after it shows. Nothing was stored.`,
        { cause },
      );
    if (code.startsWith('Z_'))
      throw new SourceError('schema', `"${file}" breaks off or is damaged near line ${line + 1} (${code}). Nothing was stored.`, { cause });
    throw cause;
  }
}
