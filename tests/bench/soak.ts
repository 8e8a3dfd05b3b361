// `npm run soak [-- --minutes N] [-- --store FILE]`: readers for ten minutes, an import meanwhile, and who leaves. One JSON line a figure; exit code 1 for
// errors, torn answers and versions that fall, never for times, which depend on the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { max, sum } from 'd3-array';
import { quantileOfSorted, sortedValues } from '@/lib/metrics';
import { startBenchServer, storeFile, type BenchServer } from '@/tests/support/bench-server';
import type { Figure } from './figure';
import { listUnaskedLinks } from './list-unasked-links';
import { chooseLinks } from './soak/choose-links';
import { createLedger, type Ledger } from './soak/create-ledger';
import { fitSlope } from './soak/fit-slope';
import { leaveUnanswered } from './soak/leave-unanswered';
import { makeStore } from './soak/make-store';
import { runScript } from './soak/run-script';
import { startReaders } from './soak/start-readers';
import { watchServer, type Watch } from './soak/watch-server';
import { writeNextCloses } from './soak/write-next-closes';

const readers = 200;
const leavers = 100;
/** Shares of the time: when some leave, and when the import begins, so that it is over before the half in which memory is judged. */
const [leaveAt, importAt] = [0.2, 0.35];
const [leastMinutes, mostMinutes] = [0.5, 120];
/** How long, beyond the time, the imported closes may take to be told: what hangs. */
const [lookMs, mostLooks] = [500, 600];

function readOptions() {
  try {
    return parseArgs({ options: { minutes: { type: 'string', default: '10' }, store: { type: 'string' } } }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}. Accepted: --minutes N and --store FILE.`);
    return process.exit(2);
  }
}

const values = readOptions();
const minutes = Number(values.minutes);
if (!(minutes >= leastMinutes && minutes <= mostMinutes)) {
  console.error(`--minutes takes a number from ${leastMinutes} to ${mostMinutes}, not ${values.minutes}.`);
  process.exit(2);
}

const round = (value: number): number => Number(value.toPrecision(3));
const say = (text: string): void => console.error(`· ${text}`);

function toTimes(name: string, times: readonly number[], budget?: string): Figure[] {
  const sorted = sortedValues(Float64Array.from(times));
  return [
    { name: `${name} (${times.length}), p50`, value: round(quantileOfSorted(sorted, 0.5)), unit: 'ms' },
    { name: `${name}, p99`, value: round(quantileOfSorted(sorted, 0.99)), unit: 'ms', ...(budget === undefined ? {} : { budget }) },
  ];
}

function toMemory(memory: Watch['memory']): Figure[] {
  const [end] = memory.at(-1) ?? [0];
  // The first look of each minute, and the last.
  const told = memory.filter(
    ([minute], place) => place === memory.length - 1 || Math.floor(minute) !== Math.floor(memory[place - 1]?.[0] ?? -1),
  );
  return [
    ...told.map(([minute, held]): Figure => ({ name: `memory after ${minute.toFixed(1)} minutes`, value: Math.round(held), unit: 'MB' })),
    {
      name: 'memory, slope over the second half of the time',
      value: round(fitSlope(memory.filter(([minute]) => minute >= end - minutes / 2))),
      unit: 'MB a minute',
      budget: 'about 0',
    },
  ];
}

async function importNext(path: string, folder: string): Promise<Figure> {
  const { session, closes } = writeNextCloses(path, folder);
  const startedAt = performance.now();
  await runScript('lib/cli/main', ['import', folder], { DATABASE_URL: `file:${path}` });
  const seconds = round((performance.now() - startedAt) / 1_000);
  say(`${closes} closes of ${session} were imported in ${seconds} s`);
  return { name: `import of ${closes} closes meanwhile`, value: seconds, unit: 's' };
}

/** All that the server goes through, and what was measured of it. */
async function soak(server: BenchServer, folder: string, ledger: Ledger): Promise<Figure[]> {
  const watch = watchServer(server, ledger.fail);
  const { links, unanswered } = await chooseLinks(server.port, ledger);
  if (unanswered.length > 0) say(`this store has no answer to ${unanswered.join(', ')}: nobody opens those`);
  const countAnswers = (): number => ledger.times.kept.length + ledger.times.first.length + ledger.countBusy();
  const [countBefore, versionBefore] = [countAnswers(), ledger.findNewest()];
  say(`${readers} readers open ${links.length} links for ${minutes} minutes`);
  const startedAt = performance.now();
  const reading = startReaders(server.port, links, readers, ledger);
  const pass = (share: number): Promise<void> => wait(share * minutes * 60_000);
  await pass(leaveAt);
  const left = await leaveUnanswered(server.port, listUnaskedLinks(leavers));
  await pass(importAt - leaveAt);
  const importing = importNext(storeFile(folder), join(folder, 'next')).catch((error: unknown) => {
    ledger.fail(`the import failed: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  });
  await pass(1 - importAt);
  const imported = await importing;
  // A busy machine takes longer to make the new answers; the readers go on until they have them.
  for (let looks = 0; imported !== null && ledger.findNewest() === versionBefore && looks < mostLooks; looks += 1) await wait(lookMs);
  const answers = countAnswers() - countBefore;
  const seconds = (performance.now() - startedAt) / 1_000;
  await reading.stop();
  await watch.stop();
  if (imported !== null && ledger.findNewest() === versionBefore) ledger.fail('no reader was told of the closes that were imported');
  return [
    { name: `requests of ${readers} readers`, value: answers, unit: 'requests' },
    { name: 'requests', value: round(answers / seconds), unit: '1/s' },
    { name: 'errors, torn answers and versions that fell', value: sum(ledger.faults.values()), unit: 'times', budget: '0' },
    { name: 'answers that asked to come again later (503)', value: ledger.countBusy(), unit: 'answers' },
    ...toTimes('kept answers', ledger.times.kept, '250 ms'),
    ...toTimes('first answers', ledger.times.first),
    ...(imported === null ? [] : [imported]),
    { name: 'data versions that were told', value: ledger.findNewest() - versionBefore, unit: 'newer' },
    { name: `of ${leavers} clients, left before an answer`, value: left, unit: 'clients' },
    { name: '/api/health/live, longest wait', value: round(watch.findLongestWait()), unit: 'ms' },
    ...[...watch.lags].map(([thread, lags]) => ({
      name: `event loop of the ${thread}, p99 of the worst ten seconds`,
      value: round(max(lags) ?? 0),
      unit: 'ms',
      // Nobody waits for the other, who makes answers, but those who ask for a new one.
      ...(thread === 'front' ? { budget: '50 ms' } : {}),
    })),
    ...toMemory(watch.memory),
  ];
}

// A line for every request would bury what is said here; what fails is told.
process.env['LOG_LEVEL'] ??= 'warn';
const folder = mkdtempSync(join(tmpdir(), 'broadtape-soak-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
await makeStore(storeFile(folder), values.store);
const ledger = createLedger();
const server = await startBenchServer(folder);
try {
  for (const figure of await soak(server, folder, ledger)) console.log(JSON.stringify(figure));
} finally {
  server.stop();
}
for (const [fault, count] of ledger.faults) console.error(`✗ ${fault}${count === 1 ? '' : ` (${count} times)`}`);
process.exitCode = ledger.faults.size === 0 ? 0 : 1;
