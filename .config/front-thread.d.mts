import type { MessagePort } from 'node:worker_threads';

/** The thread that answers visitors has ended. */
export interface ThreadEnd {
  readonly kind: 'stopped' | 'failed';
  readonly code?: string;
  readonly message?: string;
}

export function findThread(): Promise<string>;
export function startThread(
  file: string,
  serve: (maker: MessagePort) => unknown,
  options: { readonly port: number; readonly hostname?: string; readonly keepAliveTimeout?: number },
  onEnd: (told: ThreadEnd) => void,
): { readonly listening: Promise<number>; readonly stop: () => void };
