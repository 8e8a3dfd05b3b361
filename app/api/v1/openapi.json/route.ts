import { buildOpenApi } from '@/lib/server/http/build-open-api';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondText } from '@/lib/server/http/respond';

/** The API's OpenAPI 3.1 description. */
export function GET(request: Request): Promise<Response> {
  return respond(() =>
    respondText(request, {
      key: 'openapi',
      contentType: 'application/json; charset=utf-8',
      pinned: false,
      make: () => Promise.resolve(JSON.stringify(buildOpenApi())),
    }),
  );
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
