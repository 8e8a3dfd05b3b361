import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { onProcess } from '@/lib/keep/on-process';
import type { StudyAhead } from '@/lib/view/study-ahead';
import type { DataEdition } from '../answers/data-edition';

/** What all parts of one answer share. */
export interface RequestScope {
  /** The data that the answer is made from, whatever is committed meanwhile. */
  readonly edition: DataEdition;
  /** Whether something was left out that a later reader could be told: such an answer is nobody else's. */
  isPassing: boolean;
  /**
   * Studies of the page in the making, by the id of their element, where it is made as a whole, for all: it is printed in this process then. What is passed
   * on may be a part of a page, which the browser prints. Emptied as the page is made: what is kept may hold the scope that it was made in.
   */
  readonly carried?: Map<string, StudyAhead>;
}

// One for all bundles: the server that opens a scope is not in the bundle of the page that reads it.
const scopes = onProcess('scope of a request', () => new AsyncLocalStorage<RequestScope>());

/** Lets everything that `work` asks for be of one edition of the data. */
export function runInScope<Result>(scope: RequestScope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** The edition that the answer in the making is of; undefined outside of a request that has one. */
export function findScopedEdition(): DataEdition | undefined {
  return scopes.getStore()?.edition;
}

/** The studies of the page in the making; undefined where this process does not print it. */
export function findCarried(): Map<string, StudyAhead> | undefined {
  return scopes.getStore()?.carried;
}

/** The study of the page in the making whose element has the id. */
export function findScopedStudy(id: string): StudyAhead | undefined {
  return findCarried()?.get(id);
}

/** Says that what is answered now lacks something for this moment alone, so that it must not be kept for others. */
export function markPassing(): void {
  const scope = scopes.getStore();
  if (scope !== undefined) scope.isPassing = true;
}

/** The instant of now: of a request that has an edition the one at which that was looked up. */
export function readNow(): string {
  return findScopedEdition()?.at ?? new Date().toISOString();
}
