import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** What a run of requests cost. */
export interface Load {
  readonly requestsPerSecond: number;
  /** Of the server's processor, a request; NaN where the system does not tell it. **Units** milliseconds. */
  readonly processorMs: number;
}

/** A server of this machine that is being measured. */
export interface Measured {
  readonly port: number;
  readonly pid: number;
}

// Linux counts hundredths of a second.
const tickMs = 10;

/** What a process has used of the processor so far, in milliseconds; NaN where there is no /proc. */
export function readProcessorMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return Number.NaN;
  }
}

/** What a process holds in memory, in MB; NaN where there is no /proc. */
export function readResidentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Asks for `path` and throws its body away. @throws Error for any status but 200. */
export async function askOnce({ port }: Measured, path: string, agent: Agent): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${path} answered ${response.statusCode}`));
      });
    })
      .on('error', reject)
      .end();
  });
}

/** Asks for every path once, `atOnce` at a time, on connections that stay open. */
export async function load(server: Measured, paths: readonly string[], atOnce: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const left = [...paths];
  const [startedAt, startedMs] = [performance.now(), readProcessorMs(server.pid)];
  const ask = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) await askOnce(server, path, agent);
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  const [tookMs, usedMs] = [performance.now() - startedAt, readProcessorMs(server.pid) - startedMs];
  agent.destroy();
  return { requestsPerSecond: (paths.length / tookMs) * 1_000, processorMs: usedMs / paths.length };
}
