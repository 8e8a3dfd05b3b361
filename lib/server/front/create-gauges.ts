import 'server-only';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { measureKept } from '@/lib/keep/keep';
import type { DataEdition } from '../answers/data-edition';
import type { Admission } from './admission';
import { listUniverseLags } from './list-universe-lags';
import type { Answered } from './watch-request';

export interface Gauges {
  /** Counts a request that is over. */
  readonly count: (answered: Answered) => void;
  /** All of it as Prometheus reads it. */
  readonly print: () => Promise<string>;
  readonly contentType: string;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted as it happens. */
function countRequests(registers: Registry[]): Gauges['count'] {
  const requests = new Counter({
    name: 'broadtape_http_requests_total',
    help: 'Requests that are over, by route (a pattern) and status; status "left" where the visitor left before all was sent.',
    labelNames: ['route', 'status'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'broadtape_http_request_duration_seconds',
    help: 'From the arrival of a request until its answer was sent, by route.',
    labelNames: ['route'] as const,
    buckets: seconds,
    registers,
  });
  const hits = new Counter({
    name: 'broadtape_kept_answers_total',
    help: 'Requests that were answered with what had been made before.',
    registers,
  });
  return ({ route, status, seconds: took, cached }) => {
    requests.inc({ route, status: status === null ? 'left' : String(status) });
    durations.observe({ route }, took);
    if (cached) hits.inc();
  };
}

/** What is looked at when it is asked for: the work of this process. */
function lookAtWork(registers: Registry[], admission: Admission): void {
  new Gauge({
    name: 'broadtape_renders',
    help: 'Answers in the making (running), and requests in line for a place (waiting).',
    labelNames: ['state'] as const,
    registers,
    collect() {
      for (const [state, value] of Object.entries(admission.size())) this.set({ state }, value);
    },
  });
  for (const part of ['entries', 'bytes'] as const)
    new Gauge({
      name: `broadtape_kept_${part}`,
      help: `${part === 'bytes' ? 'Bytes' : 'Number'} of what is kept in memory, by keep; finished pages are in "finished answers".${part === 'bytes' ? ' 0 where the number is bounded.' : ''}`,
      labelNames: ['keep'] as const,
      registers,
      collect() {
        for (const [keep, size] of measureKept()) this.set({ keep }, size[part]);
      },
    });
}

/** The data that are told. Nothing is said before the store could be read. */
function lookAtData(registers: Registry[], current: () => DataEdition | undefined): void {
  new Gauge({
    name: 'broadtape_data_version',
    help: 'The data version that is told.',
    registers,
    collect() {
      const edition = current();
      if (edition === undefined) this.remove();
      else this.set(edition.state.version);
    },
  });
  new Gauge({
    name: 'broadtape_data_simulated',
    help: '1 where the data that are told are simulated, else 0.',
    registers,
    collect() {
      const edition = current();
      if (edition === undefined) this.remove();
      else this.set(edition.state.simulated ? 1 : 0);
    },
  });
  new Gauge({
    name: 'broadtape_sessions_behind',
    help: 'Final sessions after the newest that most instruments of the four groups have; none of simulated data.',
    registers,
    collect() {
      const edition = current();
      if (edition === undefined || edition.state.simulated) this.remove();
      else this.set(edition.sessionsBehind);
    },
  });
  new Gauge({
    name: 'broadtape_universe_sessions_behind',
    help: 'Final sessions since the last one on which nine of ten members of a followed universe have a close; none before the first count, or of simulated data.',
    labelNames: ['universe'] as const,
    registers,
    async collect() {
      this.reset();
      if (current()?.state.simulated !== false) return;
      for (const { universe, sessions } of await listUniverseLags()) this.set({ universe }, sessions);
    },
  });
}

/** What this process measures of itself, with the defaults of prom-client: event loop, memory, processor, garbage. */
export function createGauges(admission: Admission, current: () => DataEdition | undefined): Gauges {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const count = countRequests(registers);
  lookAtWork(registers, admission);
  lookAtData(registers, current);
  return { count, print: async () => await registry.metrics(), contentType: registry.contentType };
}
