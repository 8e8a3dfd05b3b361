import { respond } from '@/lib/server/http/respond';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respondSeries } from '@/lib/server/http/series-response';

/** One series as CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return await respond(() => respondSeries(request, id));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
