import { respondOverviewImage } from '@/lib/server/pictures/overview-sharing';
import { respond } from '@/lib/server/http/respond';

/** The picture with which the front page is shared, of the session and with what is assumed as its link has them. */
export async function GET(request: Request): Promise<Response> {
  return await respond(() => respondOverviewImage(request));
}
