import 'server-only';
import { keepOnProcess } from '@/lib/keep/keep';

const mostBytes = 64 * 1024 * 1024;

// One that is a quarter of them all would push out too many others.
const bodies = keepOnProcess<Uint8Array<ArrayBuffer>>('bodies', {
  mostBytes,
  measure: ({ length }) => length,
  isKept: ({ length }) => length <= mostBytes / 4,
});

/**
 * A finished body, texts as UTF-8, made once per key, also for those who ask at the same time; the least recently used go when 64 MB are exceeded.
 * Kept uncompressed: Next drops the Content-Encoding of a route's answer, which would then be unreadable.
 */
export async function getBody(key: string, make: () => Promise<string | Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  return await bodies.get(key, async () => {
    const made = await make();
    return typeof made === 'string' ? new TextEncoder().encode(made) : made;
  });
}
