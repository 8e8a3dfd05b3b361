import { receiveUpload } from '@/lib/server/http/imports/receive-upload';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Receives a file to be looked at; nothing of it is stored. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => respondJson(await receiveUpload(request), 202));
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('POST');
