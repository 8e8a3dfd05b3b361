import 'server-only';
import { onProcess } from '@/lib/keep/on-process';
import { serveFront } from './serve-front';

type Taker = (serve: typeof serveFront) => void;

/** Hands what makes answers to the server that was started outside of Next's bundles and waits for it (`.config/serve.mjs`); `next dev` has none. */
export function offerMaker(): void {
  onProcess<Taker>('taker of the maker', () => () => undefined)(serveFront);
}
