/** Next calls this as its server starts, before anybody is answered. Node's alone: the bundle for the edge, where nothing of ours runs, must not have it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('@/lib/server/http/before-serving');
}
