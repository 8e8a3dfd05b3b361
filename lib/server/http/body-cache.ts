import 'server-only';
import { keepOnProcess } from '@/lib/keep/keep';
import { findScopedEdition } from './request-scope';

const mostBytes = 8 * 1024 * 1024;

// One that is a quarter of them all would push out too many others.
const bodies = keepOnProcess<Uint8Array<ArrayBuffer>>('bodies', {
  mostBytes,
  measure: ({ length }) => length,
  isKept: ({ length }) => length <= mostBytes / 4,
});

type Make = () => Promise<string | Uint8Array<ArrayBuffer>>;

async function makeBody(make: Make): Promise<Uint8Array<ArrayBuffer>> {
  const made = await make();
  return typeof made === 'string' ? new TextEncoder().encode(made) : made;
}

/**
 * A finished body, texts as UTF-8, made once per key, also for those who ask at the same time; the least recently used go when 8 MB are exceeded.
 * Kept uncompressed: Next drops the Content-Encoding of a route's answer, which would then be unreadable. What the front asks for it keeps itself,
 * compressed, and is not kept twice.
 */
export async function getBody(key: string, make: Make): Promise<Uint8Array<ArrayBuffer>> {
  return findScopedEdition() === undefined ? await bodies.get(key, () => makeBody(make)) : await makeBody(make);
}
