import 'server-only';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
const capacityBytes = 64 * 1024 * 1024;
const smallestCompressedBytes = 1024;

interface Kept {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding;
}

const kept = new Map<string, Kept>();
let keptBytes = 0;

/** The best encoding that the client takes: br, gzip, else none. */
export function chooseEncoding(accepted: string | null): Encoding {
  const weights = new Map<string, number>();
  for (const part of (accepted ?? '').toLowerCase().split(',')) {
    const [name = '', ...options] = part.split(';').map((text) => text.trim());
    const weight = options.find((option) => option.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  if ((weights.get('br') ?? 0) > 0) return 'br';
  return (weights.get('gzip') ?? 0) > 0 ? 'gzip' : 'identity';
}

async function compress(text: string, encoding: Encoding): Promise<Kept> {
  const plain = new TextEncoder().encode(text);
  if (encoding === 'identity' || plain.length < smallestCompressedBytes) return { body: plain, encoding: 'identity' };
  const squeezed =
    encoding === 'gzip'
      ? await compressGzip(plain, { level: 6 })
      : await compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return { body: new Uint8Array(squeezed), encoding };
}

function keep(key: string, entry: Kept): void {
  if (entry.body.length > capacityBytes / 4) return;
  keptBytes += entry.body.length - (kept.get(key)?.body.length ?? 0);
  kept.delete(key);
  kept.set(key, entry);
  for (const [oldest, { body }] of kept) {
    if (keptBytes <= capacityBytes) return;
    kept.delete(oldest);
    keptBytes -= body.length;
  }
}

/** A finished body, made and compressed once per key and encoding; the least recently used go when 64 MB are exceeded. */
export async function getBody(key: string, encoding: Encoding, make: () => Promise<string>): Promise<Kept> {
  const full = `${encoding}|${key}`;
  const found = kept.get(full);
  if (found !== undefined) {
    kept.delete(full);
    kept.set(full, found);
    return found;
  }
  const entry = await compress(await make(), encoding);
  keep(full, entry);
  return entry;
}
