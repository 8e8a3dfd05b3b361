import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { breadthCounts, type BreadthCounts, type BreadthInput } from '@/lib/metrics';
import { makePanel } from '../support/make-panel';
import type { Figure } from './figure';
import { writeCostChart } from './panel/cost-chart';
import { measures, openDuckdb } from './panel/duckdb-breadth';
import { readRealPanel } from './panel/real-panel';
import { countWithIndicators } from './panel/technical-indicators';

const sessions = 6_300;
const sizes = [500, 1_000, 2_000, 3_000];
const rounds = 3;
const options = { averageSessions: [50, 200], highSessions: 252 };

function timeOnce(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function timeBest(work: () => unknown, times: number): number {
  return Math.min(...Array.from({ length: times }, () => timeOnce(work)));
}

function listMeasures({ advances, declines, above, newHighs, newLows }: BreadthCounts): Int32Array[] {
  return [advances, declines, ...above, newHighs, newLows];
}

function takeFirst(panel: BreadthInput, instruments: number): BreadthInput {
  return { ...panel, closes: panel.closes.slice(0, instruments), spans: panel.spans.slice(0, instruments) };
}

/** The counts per session that differ, of so many. */
function countDifferent(ours: readonly Int32Array[], theirs: readonly ArrayLike<number>[], rowOf: (t: number) => number): number {
  let different = 0;
  ours.forEach((column, place) =>
    column.forEach((count, t) => {
      if ((theirs[place]?.[rowOf(t)] ?? 0) !== count) different += 1;
    }),
  );
  return different;
}

/** Four sums of all closes: the least that anything does that reads them. */
function passOver({ closes }: BreadthInput): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  for (const series of closes) {
    for (let t = 0; t + 3 < series.length; t += 4) {
      one += series[t] ?? 0;
      two += series[t + 1] ?? 0;
      three += series[t + 2] ?? 0;
      four += series[t + 3] ?? 0;
    }
  }
  return one + two + three + four;
}

/** Every answer of every close of a member, ours from each instrument counted alone; a cell that only one of the two knows differs too. */
function compareCells(
  panel: BreadthInput,
  [instruments = [], places = [], answers = []]: readonly number[][],
): { readonly cells: number; readonly different: number } {
  const theirs = panel.closes.map(() => new Int32Array(panel.sessionCount));
  instruments.forEach((i, row) => theirs[i]?.fill(answers[row] ?? -1, places[row], (places[row] ?? 0) + 1));
  let different = 0;
  panel.closes.forEach((closes, i) => {
    const ours = new Int32Array(panel.sessionCount);
    listMeasures(breadthCounts({ ...panel, closes: [closes], spans: panel.spans.slice(i, i + 1) }, options)).forEach((column, bit) => {
      column.forEach((count, t) => (ours[t] = (ours[t] ?? 0) | (count << bit)));
    });
    ours.forEach((answer, t) => (different += answer === theirs[i]?.[t] ? 0 : 1));
  });
  return { cells: answers.length, different };
}

async function compareWithDuckdb(panel: BreadthInput): Promise<Figure[]> {
  const duckdb = await openDuckdb(panel);
  const threads = availableParallelism();
  const best = { ours: Infinity, one: Infinity, all: Infinity, pass: Infinity };
  let different = 0;
  // In turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round += 1) {
    const one = await duckdb.count(1);
    best.ours = Math.min(
      best.ours,
      timeBest(() => breadthCounts(panel, options), 15),
    );
    best.pass = Math.min(
      best.pass,
      timeBest(() => passOver(panel), 15),
    );
    const all = await duckdb.count(threads);
    best.one = Math.min(best.one, one.ms);
    best.all = Math.min(best.all, all.ms);
    const [places = [], ...columns] = one.columns;
    const rowOf = new Map(places.map((t, row) => [t, row]));
    different += countDifferent(listMeasures(breadthCounts(panel, options)), columns, (t) => rowOf.get(t) ?? -1);
  }
  const cells = compareCells(panel, await duckdb.listCells());
  duckdb.close();
  if (different > 0 || cells.different > 0)
    throw new Error(`the engine and DuckDB disagree on ${different} counts and ${cells.different} of ${cells.cells} cells`);
  return [
    {
      name: `panel: six measures of 500 x 6,300 closes, one thread (${cells.cells} cells of members and ${measures.length * sessions} counts agree; load ${loadavg()[0]?.toFixed(1) ?? ''})`,
      value: Number(best.ours.toFixed(1)),
      unit: 'ms',
      ratio: Number((best.one / best.ours).toFixed(1)),
      against: `times as fast as DuckDB on one thread (${best.one.toFixed(0)} ms)`,
      budget: 'ratio at least 100',
    },
    {
      name: 'panel: the same',
      value: Number(best.ours.toFixed(1)),
      unit: 'ms',
      ratio: Number((best.ours / best.pass).toFixed(1)),
      against: `passes over the same closes in memory (${best.pass.toFixed(1)} ms)`,
    },
    {
      name: 'panel: the same',
      value: Number(best.ours.toFixed(1)),
      unit: 'ms',
      ratio: Number((best.all / best.ours).toFixed(1)),
      against: `times as fast as DuckDB on all ${threads} threads (${best.all.toFixed(0)} ms)`,
    },
  ];
}

function compareWithIndicators(panel: BreadthInput): Figure {
  const ours = timeBest(() => breadthCounts(panel, options), 15);
  let theirs: readonly Int32Array[] = [];
  const spent = timeOnce(() => (theirs = countWithIndicators(panel)));
  const different = countDifferent(listMeasures(breadthCounts(panel, options)), theirs, (t) => t);
  return {
    name: `panel: the same, against technicalindicators (${different} of ${measures.length * sessions} counts differ)`,
    value: Number(ours.toFixed(1)),
    unit: 'ms',
    ratio: Number((spent / ours).toFixed(1)),
    against: `times as fast as technicalindicators (${spent.toFixed(0)} ms)`,
  };
}

function compareSizes(panel: BreadthInput): Figure[] {
  const best = sizes.map(() => Infinity);
  for (let round = 0; round < 8; round += 1) {
    sizes.forEach(
      (size, place) =>
        (best[place] = Math.min(
          best[place] ?? Infinity,
          timeOnce(() => breadthCounts(takeFirst(panel, size), options)),
        )),
    );
  }
  const costs = sizes.map((instruments, place) => ({ instruments, nsPerCell: ((best[place] ?? NaN) * 1e6) / (instruments * sessions) }));
  const smallest = costs[0]?.nsPerCell ?? NaN;
  const path =
    process.argv.find((word) => word.startsWith('--chart='))?.slice('--chart='.length) ?? join(tmpdir(), 'broadtape-panel-cost.svg');
  writeCostChart(path, costs, smallest * 1.3);
  return costs.map(({ instruments, nsPerCell }, place) => ({
    name: `panel: cost of a close with ${instruments} instruments${place === 0 ? ` (chart: ${path})` : ''}`,
    value: Number(nsPerCell.toFixed(2)),
    unit: 'ns',
    ...(place > 0 && { ratio: Number((nsPerCell / smallest).toFixed(2)), against: 'the cost with 500', budget: 'ratio at most 1.3' }),
  }));
}

function timeRealPanel(): Figure[] {
  const panel = readRealPanel();
  if (panel === null) return [];
  const spent = timeBest(() => breadthCounts(panel, { averageSessions: [20, 50, 100, 200], highSessions: 252 }), 5);
  return [
    {
      name: `panel: full breadth of the real panel, ${panel.closes.length} x ${panel.sessionCount}, five windows, after loading`,
      value: Number(spent.toFixed(1)),
      unit: 'ms',
      budget: '1 s',
    },
  ];
}

/** The panel engine against DuckDB and technicalindicators on the same closes, and its cost by size. */
export async function benchPanel(): Promise<Figure[]> {
  const panel = makePanel('bench of the panel', { instruments: 3_000, sessions });
  const small = takeFirst(panel, 500);
  return [...(await compareWithDuckdb(small)), compareWithIndicators(small), ...compareSizes(panel), ...timeRealPanel()];
}
