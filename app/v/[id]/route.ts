import { respond } from '@/lib/server/respond';
import { findViewPage } from '@/lib/server/store-view';

/** Sends a short link on to the page of its view. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  // Relative, so that it holds behind any host name.
  return await respond(async () => new Response(null, { status: 307, headers: { Location: await findViewPage(id) } }));
}
