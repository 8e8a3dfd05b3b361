import { receiveUpload } from '@/lib/server/http/imports/receive-upload';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Receives a file to be looked at; nothing of it is stored. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => respondJson(await receiveUpload(request), 202));
}
