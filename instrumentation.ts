import '@/lib/server/http/this-machine';

/** Next reads this file before its server takes a request: only requests that arrive after the module above was read are known by their sockets. */
export function register(): void {
  // What has to be done is done by reading it.
}
