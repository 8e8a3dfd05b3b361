import 'server-only';
import { AggregatorRegistry } from 'prom-client';
import type { Measures } from '../front/maker';

/** As Prometheus reads it. */
export interface PrintedMeasures {
  readonly body: string;
  readonly contentType: string;
}

/** Of the defaults of prom-client what each thread has of its own, an event loop and a heap, and what the process has once. */
const ofThread = /^nodejs_(?!version_info$)/;
const ofProcess = /^(?:process_|nodejs_version_info$)/;

function nameThread(measures: Measures, thread: string): Measures {
  return measures.map((measure) =>
    ofThread.test(measure.name)
      ? { ...measure, values: measure.values.map((value) => ({ ...value, labels: { ...value.labels, thread } })) }
      : measure,
  );
}

/** What both threads measure, as Prometheus reads it: what each has of its own told apart by the label `thread`, what both count added, what is of the process said once. */
export async function mergeMeasures(maker: Measures, front: Measures): Promise<PrintedMeasures> {
  // As one of several processes would say when it began, nobody does.
  const own = nameThread(maker, 'maker').map((measure) => ({
    ...measure,
    aggregator: measure.aggregator === 'omit' ? 'first' : measure.aggregator,
  }));
  const others = nameThread(
    front.filter(({ name }) => !ofProcess.test(name)),
    'front',
  );
  const merged = AggregatorRegistry.aggregate([own, others]);
  return { body: await merged.metrics(), contentType: merged.contentType };
}
