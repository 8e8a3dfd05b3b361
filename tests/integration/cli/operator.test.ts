import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import * as env from '@/lib/env';
import { getDataVersion } from '@/lib/store/data-version';
import { openStore } from '@/lib/store/open-store';
import { runInProcess } from '../../support/cli-process';
import { findCountFaults, findStoreFaults } from '../../support/find-store-faults';
import { operatorCommand, supplyCommands, writeOperatorFiles, type OperatorCommand } from '../../support/operator-commands';
import { createTestDatabase } from '../../support/test-store';
import { askPages } from '../api/ask-pages';
import { fillSample } from '../api/sample-api';
import { rounds } from '../../support/rounds';

// Commands in any order, as a careless operator gives them. Longer, with other commands: OPERATOR_ROUNDS=400 PROPERTY_SEED=7 npm run unit -- operator
const longer = process.env.OPERATOR_ROUNDS === undefined ? null : Number(process.env.OPERATOR_ROUNDS);
const seed = Number(process.env.PROPERTY_SEED ?? 20241129);
const nowhere = 'http://127.0.0.1:9';
const providers = { YAHOO_BASE_URL: nowhere, CBOE_BASE_URL: nowhere, NASDAQ_BASE_URL: nowhere, FRED_BASE_URL: nowhere };
// What no operator should read: where in the code it happened, which library said it, a value printed as it is.
const inside = /\n\s+at |prisma|SQLITE_|undefined|\[object|\bNaN\b|\bE[A-Z]{4,}\b[:,]|Invalid `/;
let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-operator-'));
  await writeOperatorFiles(root);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

async function openServed(kind: string) {
  const database = await createTestDatabase();
  const real = env.getEnv();
  vi.spyOn(env, 'getEnv').mockImplementation(() => ({ ...real, DATABASE_URL: database.url }));
  const store = await openStore(database.url);
  if (kind === 'sample') await fillSample(store);
  if (kind === 'supplied')
    for (const words of supplyCommands(root)) expect(await runInProcess(database.url, words), words.join(' ')).toMatchObject({ code: 0 });
  const remove = async () => {
    const { getStore } = await import('@/lib/server/answers/get-store');
    await (await getStore()).close();
    await store.close();
    await database.remove();
  };
  return { url: database.url, store, remove };
}

it.each([
  ['empty', rounds(60, 18)],
  ['sample', rounds(24, 6)],
  ['supplied', rounds(60, 12)],
] as const)(
  'from %s store, commands in any order end with a code and a sentence, the pages answer after each, and the store is sound',
  async (kind, usual) => {
    const most = longer ?? usual;
    const { forgetMarkets } = await import('@/lib/server/answers/load-market');
    const { url, store, remove } = await openServed(kind);
    const codes = new Map<number, number>();
    const found: string[] = [];
    const history: string[] = [];
    let answered = 0;
    const give = async ({ words, stopAfterMs }: OperatorCommand, said: string): Promise<{ code: number; changed: boolean }> => {
      const { version: before } = await getDataVersion(store);
      const signal = stopAfterMs === null ? undefined : AbortSignal.timeout(stopAfterMs);
      const { code, stdout, stderr } = await runInProcess(url, ['--wait', '5', ...words], providers, signal);
      const { version } = await getDataVersion(store);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      history.push(`${code} ${said}`);
      if (process.env.OPERATOR_LOG !== undefined)
        await appendFile(
          process.env.OPERATOR_LOG,
          `${code} ${kind} v${version} ${said}\n${code === 0 ? '' : `    ${`${stdout}${stderr}`.trim().replaceAll('\n', '\n    ')}\n`}`,
        );
      if (![0, 1, 2, 75].includes(code)) found.push(`${said}: code ${code}`);
      if (inside.test(stderr) || inside.test(stdout)) found.push(`${said}: ${stdout}${stderr}`);
      if (code !== 0 && `${stdout}${stderr}`.trim() === '') found.push(`${said}: code ${code} without a word`);
      if (code === 2 && version !== before) found.push(`${said}: wrong usage, and still version ${version}`);
      return { code, changed: version !== before };
    };
    for (const [round, command] of fc.sample(operatorCommand(root), { numRuns: most, seed: seed + kind.length }).entries()) {
      const said = `${command.words.join(' ').replaceAll(`${root}/`, '')}${command.stopAfterMs === null ? '' : ` (stopped after ${command.stopAfterMs} ms)`}`;
      const first = await give(command, said);
      if (command.isGivenTwice && first.code === 0) {
        const second = await give({ ...command, stopAfterMs: null }, `${said} again`);
        if (second.code !== 0 || second.changed)
          found.push(`${said}: given again it ends with ${second.code} and ${second.changed ? 'a' : 'no'} new version`);
      }
      // What is kept of the market knows versions, and looks for a newer one only every two seconds.
      if (first.changed) forgetMarkets();
      const asked = await askPages(first.changed || round === 0 ? 'all' : 'brief');
      answered += asked.answered;
      const counts = round % 6 === 5 || round === most - 1 ? await findCountFaults(store) : [];
      for (const fault of [...(await findStoreFaults(store)), ...counts, ...asked.faults])
        found.push(`${fault} after ${history.slice(-8).join(' | ')}`);
      if (found.length > 5) break;
    }
    await remove();
    expect(found).toEqual([]);
    // Careless, not hopeless: some commands do their work, some are refused, and pages have something to show.
    for (const code of [0, 1, 2]) expect(codes.get(code) ?? 0, `code ${code}`).toBeGreaterThan(0);
    expect(answered).toBeGreaterThan(most);
    if (longer !== null)
      console.log(`${kind}: ${[...codes].map(([code, count]) => `${count} with code ${code}`).join(', ')}; ${answered} answers in full`);
  },
);
