import 'server-only';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Keep } from '@/lib/keep/keep';
import type { Admission } from './admission';
import type { Finished } from './finished';
import { keptGauge } from './kept-gauge';
import type { Measures } from './maker';
import type { Answered } from './watch-request';

export interface RequestCounts {
  /** Counts a request that is over. */
  readonly count: (answered: Answered) => void;
  readonly measure: () => Promise<Measures>;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted as it happens. */
function countRequests(registers: Registry[]): RequestCounts['count'] {
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

/** What the front measures of requests, of what it keeps and of its own thread, by the defaults of prom-client. */
export function createRequestCounts(admission: Admission, kept: Keep<Finished>): RequestCounts {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const count = countRequests(registers);
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
      ...keptGauge(part),
      registers,
      collect() {
        this.set({ keep: 'finished answers' }, kept.size()[part]);
      },
    });
  return { count, measure: () => registry.getMetricsAsJSON() };
}
