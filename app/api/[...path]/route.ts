import { HttpError } from '@/lib/server/http/http-error';
import { respond } from '@/lib/server/http/respond';

/** Whatever stands under /api and is no route: 404 as every other refusal of the API, not a page. */
function refuse(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const message = `There is nothing at ${pathname.slice(0, 100)}; /api/v1/openapi.json lists what there is.`;
  return respond(() => Promise.reject(new HttpError(404, 'unknown_route', message)));
}

export { refuse as GET, refuse as POST, refuse as PUT, refuse as PATCH, refuse as DELETE };
