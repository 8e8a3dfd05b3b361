import 'server-only';
import { getEnv } from '@/lib/env';
import { HttpError } from './http-error';

/**
 * A browser names the page that sends a POST: one of another site may change nothing. Clients that name none are no browsers.
 * Behind a proxy the address that visitors know is PUBLIC_URL, or what the proxy passes on.
 * @param what is refused, as the beginning of a sentence: `Views are stored`.
 * @throws HttpError 403.
 */
export function refuseOtherSites(request: Request, what: string): void {
  const origin = request.headers.get('origin');
  if (origin === null) return;
  const publicUrl = getEnv().PUBLIC_URL;
  const own = [
    request.headers.get('host'),
    request.headers.get('x-forwarded-host'),
    new URL(request.url).host,
    publicUrl === undefined ? null : new URL(publicUrl).host,
  ];
  if (URL.canParse(origin) && own.includes(new URL(origin).host)) return;
  throw new HttpError(403, 'other_site', `${what} by pages of Broadtape itself, not by those of another site.`);
}
