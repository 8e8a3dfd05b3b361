import { respondFactsFeed } from '@/lib/server/http/facts-feed';
import { respond } from '@/lib/server/http/respond';

/** The last session's facts as an Atom feed. */
export async function GET(request: Request): Promise<Response> {
  return await respond(() => respondFactsFeed(request));
}
