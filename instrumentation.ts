import '@/lib/server/http/this-machine';

/**
 * Next reads this file as its server starts, and begins to listen a moment earlier: only requests that arrive after the module above was read
 * are known by their sockets; one that comes in that moment is taken for a stranger's.
 */
export function register(): void {
  // What has to be done is done by reading it.
}
