import { respond } from '@/lib/server/http/respond';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respondSeriesList } from '@/lib/server/http/series-response';

/** Series that are not prices, with what is stored of each. */
export function GET(request: Request): Promise<Response> {
  return respond(() => respondSeriesList(request));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
