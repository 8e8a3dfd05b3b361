import { commitImport, discardImport, readImport } from '@/lib/server/http/imports/follow-import';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** What was found in a received file, what importing it would do, and how its import goes. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => respondJson(await readImport(request, (await params).id)));
}

/** Queues the import of a file for the worker. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => respondJson(await commitImport(request, (await params).id), 202));
}

/** Discards a received file. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    await discardImport(request, (await params).id);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  });
}

export const { PUT, PATCH, OPTIONS } = refuseOthers('GET', 'HEAD', 'POST', 'DELETE');
