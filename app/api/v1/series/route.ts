import { respond } from '@/lib/server/http/respond';
import { respondSeriesList } from '@/lib/server/http/series-response';

/** Series that are not prices, with what is stored of each. */
export function GET(request: Request): Promise<Response> {
  return respond(() => respondSeriesList(request));
}
