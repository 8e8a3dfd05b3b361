import { performance } from 'node:perf_hooks';
import { createRandom, scaleWord, eventStudy, type EventStudyInput, type OverlapPolicy } from '@/lib/metrics';
import type { Figure } from './figure';

const sessionCount = 12_000;
const eventCount = 100;
const horizons = [5, 10, 21, 63, 126, 252];
const rounds = 7;

function makeInput(policy: OverlapPolicy): EventStudyInput {
  const random = createRandom('bench of the event study');
  const words = new Uint32Array(sessionCount);
  random.fill(words);
  let price = 100;
  const close = Float64Array.from(words, (word) => (price *= 1 + (scaleWord(word, 1000) - 495) / 50_000));
  const mask = new Uint8Array(sessionCount);
  // One event in each stretch of equal length: near enough for shifts at long horizons, far enough for date sets at short ones.
  const stretch = sessionCount / eventCount;
  for (let event = 0; event < eventCount; event += 1) mask[event * stretch + scaleWord(words[event] ?? 0, stretch / 2)] = 1;
  return { outcome: { close, versus: null }, mask, fromIndex: 0, toIndex: sessionCount - 1, horizons, policy, direction: 'higher', seed: 'bench' };
}

function timeMedian(work: () => unknown): number {
  work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? NaN;
}

/** One pass over as many numbers as the test looks up: the least that any permutation test of this size does. */
function timeLookups(): number {
  const values = new Float64Array(sessionCount).fill(1);
  return timeMedian(() => {
    let sum = 0;
    for (let pass = 0; pass < horizons.length * 10_000; pass += 1) for (let event = 0; event < eventCount; event += 1) sum += values[event * 100] ?? 0;
    return sum;
  });
}

/** The event study of 100 events on 12,000 sessions, six horizons and 10,000 draws: to stay under 300 ms. */
export function benchForward(): Promise<Figure[]> {
  const plain = timeLookups();
  const policies: readonly OverlapPolicy[] = [{ kind: 'all' }, { kind: 'first-in-horizon' }];
  return Promise.resolve(policies.map((policy) => {
    const input = makeInput(policy);
    const spent = timeMedian(() => eventStudy(input));
    const name = `event study, ${policy.kind}: ${eventCount} events, 12,000 sessions, six horizons, 10,000 draws each`;
    return { name, value: Number(spent.toFixed(1)), unit: 'ms', ratio: Number((spent / plain).toFixed(2)), against: 'six million look-ups' };
  }));
}
