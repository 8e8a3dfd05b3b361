import 'server-only';
import type { HttpError } from './http-error';

/**
 * The body of a request as text, of which no more is taken than allowed.
 * @param what has so many bytes at most, as the beginning of a sentence: `A view`.
 * @throws HttpError 413.
 */
export async function readLimited(request: Request, mostBytes: number, tooLarge: HttpError): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge;
  const reader = request.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > mostBytes) {
      await reader?.cancel();
      throw tooLarge;
    }
  }
  return text;
}
