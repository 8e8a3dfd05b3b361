import 'server-only';
import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Finished } from '../front/finished';
import type { KeptKind } from '../front/kept-addresses';
import { buildContentPolicy, findNonce } from '../http/content-policy';
import { isEmbeddable } from '../http/security-headers';
import { allowByHash } from './allow-by-hash';
import type { Rendered } from './render-apart';

const compress = promisify(gzip);
const compressible = /^(?:text\/|application\/(?:json|javascript|atom\+xml|xml)|image\/svg)/;
// A response of fewer bytes fits into a packet as it is.
const leastCompressed = 1_000;
const dropped = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date', 'etag', 'set-cookie']);

// gzip goes to another thread and back for each piece of this size: what is half as long as it was needs one.
const leastChunk = 16_384;

/** For whoever stands between us and the reader, a CDN or a proxy: a page may be told for a minute, and for ten while it is asked for anew. */
const pageCaching = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600';

function listHeaders(headers: OutgoingHttpHeaders): Record<string, string | string[]> {
  const listed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || dropped.has(name.toLowerCase())) continue;
    listed[name.toLowerCase()] = Array.isArray(value) ? (value.length === 1 ? (value[0] ?? '') : value) : String(value);
  }
  return listed;
}

function readText(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

/**
 * A page with hashes in place of its nonce. What is not kept stays as it is: of a page that is not found or fails Next sends the outline, and the browser
 * lays it out by styles that do not stand in it.
 */
function settlePage(path: string, { status, body }: Rendered, headers: Record<string, string | string[]>): Buffer {
  const nonce = findNonce(readText(headers['content-security-policy']));
  if (nonce === null || status !== 200) return body;
  const { html, scripts, styles } = allowByHash(body, nonce);
  headers['content-security-policy'] = buildContentPolicy({ scripts, styles }, isEmbeddable(path));
  if (headers['link'] !== undefined) headers['link'] = readText(headers['link']).replaceAll(`; nonce="${nonce}"`, '');
  headers['cache-control'] = pageCaching;
  return html;
}

/** What goes out for what was rendered: of pages the nonce gone, all of it compressed once, with an ETag. Kept where it is in full and nobody's alone. */
export async function finish(kind: KeptKind, path: string, rendered: Rendered): Promise<Finished> {
  const headers = listHeaders(rendered.headers);
  const plain = kind === 'page' ? settlePage(path, rendered, headers) : rendered.body;
  const isCompressed = plain.length >= leastCompressed && compressible.test(readText(headers['content-type']));
  if (isCompressed && !/accept-encoding/i.test(readText(headers['vary'])))
    headers['vary'] = [readText(headers['vary']), 'Accept-Encoding'].filter((part) => part !== '').join(', ');
  // An error that the page shows in its own place is no answer to keep.
  const isWhole = rendered.status === 200 && (kind !== 'page' || !plain.includes('data-dgst='));
  return {
    status: rendered.status,
    headers,
    etag: isWhole ? createHash('sha256').update(plain).digest('base64url').slice(0, 27) : null,
    body: isCompressed ? await compress(plain, { level: 5, chunkSize: Math.max(leastChunk, plain.length >> 1) }) : plain,
    isCompressed,
    isKept: isWhole && /\b(?:public|s-maxage)\b/.test(readText(headers['cache-control'])),
  };
}
