import 'server-only';
import { HttpError } from './http-error';

/** A page of another site can have a browser send a text or a form, and nothing that calls itself JSON. @throws HttpError 415. */
export function requireJson(request: Request): void {
  if (/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) return;
  throw new HttpError(415, 'not_json', 'Send JSON, with the header "Content-Type: application/json".');
}
