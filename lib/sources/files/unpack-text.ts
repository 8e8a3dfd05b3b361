import 'server-only';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SourceError } from '../source-error';

/** What a text may be, unpacked. */
export interface TextLimits {
  readonly bytes: number;
  readonly lines: number;
  /** The longest line, in bytes: a reader keeps it whole. */
  readonly lineBytes: number;
}

/** A panel of 3,000 securities over 20 years has 15 million cells, in 5,000 wide lines or in parts of three million long ones. */
export const textLimits: TextLimits = { bytes: 512 * 1024 * 1024, lines: 3_000_000, lineBytes: 4 * 1024 * 1024 };

const newline = 0x0a;

function createGate(file: string, limits: TextLimits): Transform {
  let [bytes, lines, lineBytes] = [0, 0, 0];
  const fault = (): string | null => {
    if (bytes > limits.bytes) return `is larger than ${limits.bytes / 1024 / 1024} MiB, unpacked`;
    if (lines > limits.lines) return `has more than ${limits.lines} lines`;
    return lineBytes > limits.lineBytes ? `has a line longer than ${limits.lineBytes / 1024 / 1024} MiB` : null;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      let from = 0;
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
        lines += 1;
        lineBytes = 0;
        from = at + 1;
      }
      lineBytes += chunk.length - from;
      const text = fault();
      if (text === null) done(null, chunk);
      else done(new SourceError('schema', `${file} ${text}; give it in parts. Nothing was stored.`));
    },
  });
}

/**
 * Writes the text of a file, gzip or not, to another, within limits: neither a file that unpacks to a thousand times its size nor an
 * endless line is ever held.
 * @param name the file's in errors. @throws SourceError `schema` beyond the limits, or where the gzip is damaged.
 */
export async function unpackText(source: string, target: string, name: string, limits: TextLimits = textLimits): Promise<void> {
  const handle = await open(source);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  const isGzip = buffer[0] === 0x1f && buffer[1] === 0x8b;
  const written = createWriteStream(target, { flags: 'wx', mode: 0o600 });
  try {
    if (isGzip) await pipeline(createReadStream(source), createGunzip(), createGate(name, limits), written);
    else await pipeline(createReadStream(source), createGate(name, limits), written);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new SourceError('schema', `${name} breaks off or is damaged (${String(error.code)}). Nothing was stored.`, { cause: error });
    throw error;
  }
}
