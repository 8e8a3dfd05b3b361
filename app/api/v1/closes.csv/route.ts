import { respondCloses } from '@/lib/server/http/closes-response';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond } from '@/lib/server/http/respond';

/** Raw final closes, unless the operator has switched their export off. */
export function GET(request: Request): Promise<Response> {
  return respond(() => respondCloses(request));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
