import { respond, respondJson } from '@/lib/server/http/respond';
import { storeView } from '@/lib/server/http/store-view';
import { refuseOthers } from '@/lib/server/http/refuse-others';

/** Stores a canonical view and answers its short id; the same view has the same id. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => respondJson(await storeView(request)));
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('POST');
