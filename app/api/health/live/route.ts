import { respondJson } from '@/lib/server/respond';

/** Whether the process answers. */
export function GET(): Response {
  return respondJson({ status: 'ok' });
}
