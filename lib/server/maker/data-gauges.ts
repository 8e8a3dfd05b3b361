import 'server-only';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { measureKept } from '@/lib/keep/keep';
import type { DataEdition } from '../answers/data-edition';
import { keptGauge } from '../front/kept-gauge';
import type { Measures } from '../front/maker';
import { listUniverseLags } from './list-universe-lags';

/** What is kept in the memory of this thread. */
function lookAtKeeps(registers: Registry[]): void {
  for (const part of ['entries', 'bytes'] as const)
    new Gauge({
      ...keptGauge(part),
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

/** What the maker measures of itself and of the data, with the defaults of prom-client: event loop, memory, processor, garbage. */
export function createDataGauges(current: () => DataEdition | undefined): () => Promise<Measures> {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  lookAtKeeps(registers);
  lookAtData(registers, current);
  return () => registry.getMetricsAsJSON();
}
