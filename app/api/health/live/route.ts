import { respondJson } from '@/lib/server/http/respond';

/** Whether the process answers. */
export function GET(): Response {
  return respondJson({ status: 'ok' });
}
