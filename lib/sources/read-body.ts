import { SourceError } from './source-error';

/**
 * The body, read no further than `capBytes` after decompression.
 * @throws SourceError `schema` when it is larger; whatever the stream throws (abort, reset, corrupt encoding) else.
 */
export async function readBody(provider: string, response: Response, capBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > capBytes) {
      await reader.cancel();
      throw new SourceError('schema', `${provider} sent more than ${capBytes} bytes; the answer was dropped`);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** The body as UTF-8 text without a byte order mark. */
export function decodeBody(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
