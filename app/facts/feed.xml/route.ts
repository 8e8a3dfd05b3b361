import { respondFactsFeed } from '@/lib/server/facts-feed';
import { respond } from '@/lib/server/respond';

/** The last session's facts as an Atom feed. */
export async function GET(request: Request): Promise<Response> {
  return await respond(() => respondFactsFeed(request));
}
