import { describeStudies } from '@/lib/server/http/describe-studies';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondText } from '@/lib/server/http/respond';

/** Every study with its parameters. */
export function GET(request: Request): Promise<Response> {
  return respond(() =>
    respondText(request, {
      key: 'studies',
      contentType: 'application/json; charset=utf-8',
      pinned: false,
      make: () => Promise.resolve(JSON.stringify(describeStudies())),
    }),
  );
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
