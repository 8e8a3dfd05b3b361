import 'server-only';

const capacityBytes = 64 * 1024 * 1024;

const kept = new Map<string, Uint8Array<ArrayBuffer>>();
const inMaking = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
let keptBytes = 0;

function keep(key: string, body: Uint8Array<ArrayBuffer>): void {
  if (body.length > capacityBytes / 4) return;
  keptBytes += body.length - (kept.get(key)?.length ?? 0);
  kept.delete(key);
  kept.set(key, body);
  for (const [oldest, { length }] of kept) {
    if (keptBytes <= capacityBytes) return;
    kept.delete(oldest);
    keptBytes -= length;
  }
}

async function makeBody(key: string, make: () => Promise<string | Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const made = await make();
    const body = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    keep(key, body);
    return body;
  } finally {
    inMaking.delete(key);
  }
}

/**
 * A finished body, texts as UTF-8, made once per key, also for those who ask at the same time; the least recently used go when 64 MB are exceeded.
 * Kept uncompressed: Next drops the Content-Encoding of a route's answer, which would then be unreadable.
 */
export async function getBody(key: string, make: () => Promise<string | Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const found = kept.get(key);
  if (found !== undefined) {
    kept.delete(key);
    kept.set(key, found);
    return found;
  }
  const making = inMaking.get(key) ?? makeBody(key, make);
  inMaking.set(key, making);
  return await making;
}
