import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respondJson } from '@/lib/server/http/respond';

/** Whether the process answers. */
export function GET(): Response {
  return respondJson({ status: 'ok' });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
