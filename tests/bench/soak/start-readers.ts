import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '@/lib/metrics';
import { ask } from './ask';
import type { Ledger } from './create-ledger';
import { createPicker } from './create-picker';

/** A reader reads for a second, on average, before the next link. */
const [leastPauseMs, mostPauseMs] = [500, 1_500];

export interface Readers {
  /** Resolves when each has the answer that it waits for. */
  readonly stop: () => Promise<void>;
}

/** Numbers from 0 to below 1 that follow from the seed. */
function createDraws(seed: string): () => number {
  const random = createRandom(seed);
  const words = new Uint32Array(1);
  return () => {
    random.fill(words);
    return (words[0] ?? 0) / 2 ** 32;
  };
}

/** Readers with a connection each, who open one link after another; none may see an older version than it has seen. */
export function startReaders(port: number, links: readonly string[], count: number, ledger: Ledger): Readers {
  const pick = createPicker(links);
  let isOver = false;

  async function read(name: string): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const draw = createDraws(name);
    let seen = 0;
    await wait(draw() * mostPauseMs);
    while (!isOver) {
      const path = pick(draw());
      try {
        const version = ledger.enter(await ask(port, path, agent));
        if (version !== null && version < seen) ledger.fail(`${path}: told of data version ${version} after ${seen}`);
        seen = Math.max(seen, version ?? 0);
      } catch (error) {
        ledger.fail(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await wait(leastPauseMs + draw() * (mostPauseMs - leastPauseMs));
    }
    agent.destroy();
  }

  const reading = Array.from({ length: count }, (_, place) => read(`reader ${place + 1}`));
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(reading);
    },
  };
}
