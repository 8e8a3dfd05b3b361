import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { onProcess } from '@/lib/keep/on-process';

const requests = onProcess('request that is answered', () => new AsyncLocalStorage<string>());

/** Lets every line that is logged during `work` name the request that it is done for. */
export function runForRequest<Result>(id: string, work: () => Result): Result {
  return requests.run(id, work);
}

/** What a line of the log has of the request that is answered as it is written. */
export function nameRequest(): Readonly<Record<string, string>> {
  const requestId = requests.getStore();
  return requestId === undefined ? {} : { requestId };
}
