import { createRandom } from '@/lib/metrics/forward/random-source';
import { rounds } from './rounds';

/** How often a process is killed; many take long: `KILL_ROUNDS=50 npm run unit -- tests/integration/cli/kill`. */
export const killRounds = Number(process.env.KILL_ROUNDS ?? rounds(12, 2));

/** Moments of something that lasts `lastsMs`, spread at random; the same shares of it every time, or others with `PROPERTY_SEED`. */
export function drawMoments(count: number, lastsMs: number): number[] {
  const words = new Uint32Array(count);
  createRandom(process.env.PROPERTY_SEED ?? 'moments').fill(words);
  return Array.from(words, (word) => (word / 2 ** 32) * lastsMs);
}
