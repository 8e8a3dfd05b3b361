import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchServer } from '@/tests/support/bench-server';
import { readResidentMb } from '@/tests/support/load';
import { ask } from './ask';

export interface Watch {
  /** Memory of the process by the minute since the watch began. **Units** minutes, MB. */
  readonly memory: (readonly [number, number])[];
  /** The 99th percentile of the lag of the event loop of each of its threads, by name, of every ten seconds; empty where it does not tell. **Units** milliseconds. */
  readonly lags: ReadonlyMap<string, readonly number[]>;
  /** The longest that `/api/health/live` took to answer, in milliseconds. */
  readonly findLongestWait: () => number;
  readonly stop: () => Promise<void>;
}

const [lookMs, gaugeMs] = [250, 10_000];

/** Looks at a server as a balancer and a monitor do; what it does not answer is told to `fail`. */
export function watchServer({ port, pid }: BenchServer, fail: (fault: string) => void): Watch {
  const agent = new Agent({ keepAlive: true });
  const memory: Watch['memory'] = [];
  const lags = new Map<string, number[]>();
  const startedAt = performance.now();
  let longest = 0;
  let isOver = false;

  async function look(): Promise<void> {
    while (!isOver) {
      const { status, askedAt, endedAt } = await ask(port, '/api/health/live', agent);
      if (status !== 200) fail(`/api/health/live: answered ${status}`);
      longest = Math.max(longest, endedAt - askedAt);
      await wait(lookMs);
    }
  }

  async function gauge(): Promise<void> {
    while (!isOver) {
      memory.push([(performance.now() - startedAt) / 60_000, readResidentMb(pid)]);
      const { status, body } = await ask(port, '/metrics', agent);
      // What is read begins anew with each look.
      const told = body.toString('utf8').matchAll(/^nodejs_eventloop_lag_p99_seconds\{thread="(\w+)"\} (\S+)$/gm);
      if (status === 200) for (const [, thread = '', lag] of told) lags.set(thread, [...(lags.get(thread) ?? []), Number(lag) * 1_000]);
      await wait(gaugeMs);
    }
  }

  const watching = [look(), gauge()].map((work) =>
    work.catch((error: unknown) => {
      fail(`the watch ended: ${error instanceof Error ? error.message : String(error)}`);
    }),
  );
  return {
    memory,
    lags,
    findLongestWait: () => longest,
    stop: async () => {
      isOver = true;
      await Promise.all(watching);
      memory.push([(performance.now() - startedAt) / 60_000, readResidentMb(pid)]);
      agent.destroy();
    },
  };
}
