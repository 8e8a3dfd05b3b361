import 'server-only';
import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { nameRoute } from '../front/name-route';

/** What answers a request: Next's own handler. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An answer as a whole. */
export interface Rendered {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** What a visitor may bring along that an answer depends on; all else of them is left out, so that nothing personal can be in it. */
export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

function toBytes(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  return chunk instanceof Uint8Array ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.alloc(0);
}

/** What hangs must end at last, or whoever asks for its address waits with it; no busy machine may come near. */
const mostMs = 600_000;

/** A response that nobody listens to: what is written to it is collected. */
class Collector extends ServerResponse {
  readonly parts: Buffer[] = [];

  override write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
    this.parts.push(toBytes(chunk, encoding));
    const told = [encoding, done].find((part) => typeof part === 'function');
    if (told !== undefined) queueMicrotask(told as () => void);
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown): this {
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.parts.push(toBytes(chunk, encoding));
    if (this.writableEnded) return this;
    // What `writableEnded` tells.
    Object.assign(this, { finished: true });
    queueMicrotask(() => this.emit('finish') && this.emit('close'));
    return this;
  }

  // The original keeps such headers to itself where none was set before.
  override writeHead(status: number, reason?: unknown, given?: unknown): this {
    const headers = typeof reason === 'string' ? given : reason;
    for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders))
      if (value !== undefined) this.setHeader(name, value);
    this.statusCode = status;
    return this;
  }

  override flushHeaders(): void {
    // There is nobody to send them to.
  }

  override destroy(): this {
    this.emit('close');
    return this;
  }
}

/** Lets `handler` answer a GET that no visitor has sent, and waits for all of it. @throws Error where the answer breaks off, or is not there after `limitMs`. */
export async function renderApart(handler: Handler, { url, headers }: Asked, limitMs = mostMs): Promise<Rendered> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: 'GET', url, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1, complete: true });
  Object.assign(request.headers, headers);
  request.push(null);
  const response = new Collector(request);
  const finished = new Promise<void>((resolve, reject) => {
    response.once('finish', resolve).once('close', () => {
      reject(new Error(`the answer to ${nameRoute(url.split('?')[0] ?? '/')} broke off`));
    });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the answer to ${nameRoute(url.split('?')[0] ?? '/')} was not there after ${limitMs / 1000} s`));
    }, limitMs).unref();
  });
  try {
    await Promise.race([Promise.all([handler(request, response), finished]), late]);
  } finally {
    clearTimeout(timer);
  }
  return { status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(response.parts) };
}
