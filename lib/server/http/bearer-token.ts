import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { HttpError } from './http-error';

/** Whether a request carries the token as `Authorization: Bearer`, compared in constant time. */
export function hasToken(request: Request, token: string): boolean {
  const given = /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  // Hashing makes both sides equally long, which the constant-time comparison needs.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** @param variable that holds the token, for who forgot it. @throws HttpError 401 where the request does not carry the token. */
export function requireToken(request: Request, token: string, variable: string): void {
  if (hasToken(request, token)) return;
  throw new HttpError(401, 'unauthorized', `Send the header "Authorization: Bearer <${variable}>".`, [], { 'WWW-Authenticate': 'Bearer' });
}
