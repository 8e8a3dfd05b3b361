import { SourceError } from './source-error';

/**
 * The body as UTF-8 text without a byte order mark, read no further than `capBytes` after decompression.
 * @throws SourceError `schema` when it is larger; whatever the stream throws (abort, reset, corrupt encoding) else.
 */
export async function readBody(provider: string, response: Response, capBytes: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
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
    parts.push(decoder.decode(value, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}
