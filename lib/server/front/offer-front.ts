import 'server-only';
import { onProcess } from '@/lib/keep/on-process';
import { createFront, type Front } from './front';
import type { Handler } from './render-apart';

type Taker = (create: (handler: Handler) => Front) => void;

/** Hands what stands before Next to the server that was started outside of Next's bundles and waits for it (`.config/serve.mjs`); `next dev` has none. */
export function offerFront(): void {
  onProcess<Taker>('taker of the front', () => () => undefined)(createFront);
}
