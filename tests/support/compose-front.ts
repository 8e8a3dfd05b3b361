import type { Front, FrontOptions } from '@/lib/server/front/front';
import type { Handler } from '@/lib/server/maker/render-apart';

/** A front before a handler that stands in for Next, both in this thread. Read anew, so that it has the modules of the caller's moment. */
export async function composeFront(handler: Handler, limits?: FrontOptions['limits']): Promise<Front> {
  const [{ createFront }, { createMaker }, { getServerLog }] = await Promise.all([
    import('@/lib/server/front/front'),
    import('@/lib/server/maker/create-maker'),
    import('@/lib/server/http/server-log'),
  ]);
  return createFront(createMaker(handler), { log: getServerLog(), ...(limits === undefined ? {} : { limits }) });
}
