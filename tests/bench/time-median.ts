import { performance } from 'node:perf_hooks';

const rounds = 7;

/** The median of seven rounds, after one that is not counted. **Units** milliseconds. */
export function timeMedian(work: () => unknown): number {
  work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? NaN;
}
