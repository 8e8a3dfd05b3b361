import { request, type Agent, type IncomingHttpHeaders } from 'node:http';

/** One answer as it came over the wire. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As sent: compressed where the headers say so. */
  readonly body: Buffer;
  /** By `performance.now()`: when it was asked for, and when its last byte was here. */
  readonly askedAt: number;
  readonly endedAt: number;
}

/** For what hangs: no busy machine may come near. */
const mostSilenceMs = 300_000;

/** Asks as a browser does. @throws Error where the connection fails, ends early, or is silent for five minutes. */
export function ask(port: number, path: string, agent: Agent): Promise<Answer> {
  const askedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const endedAt = performance.now();
        resolve({ path, status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts), askedAt, endedAt });
      });
    });
    sent.setTimeout(mostSilenceMs, () => sent.destroy(new Error(`nothing came for ${mostSilenceMs / 1_000} s`)));
    sent.on('error', reject).end();
  });
}
