import { respondCloses } from '@/lib/server/http/closes-response';
import { respond } from '@/lib/server/http/respond';

/** Raw final closes, unless the operator has switched their export off. */
export function GET(request: Request): Promise<Response> {
  return respond(() => respondCloses(request));
}
