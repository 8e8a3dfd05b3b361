import { respond } from '@/lib/server/http/respond';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respondStudy } from '@/lib/server/http/study-response';

/** One study as JSON, or as CSV where the segment ends with `.csv`. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return await respond(() => respondStudy(request, id));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
