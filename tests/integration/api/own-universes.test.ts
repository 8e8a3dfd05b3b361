import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { defineUniverse } from '@/lib/ingest/define/define-universe';
import { undefineUniverse } from '@/lib/ingest/define/undefine-universe';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { calendar } from '../../support/ingest-bench';
import { restartProcess } from '../../support/restart-process';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore, toRequest } from './sample-api';

const now = () => new Date('2024-07-17T02:00:00.000Z');
const sessions = calendar.sessionsBetween(parseSessionDate('2023-03-01'), parseSessionDate('2024-07-16'));
const stocks = ['AAA', 'BBB', 'CCC', 'DDD'] as const;

const result = z.looseObject({
  params: z.record(z.string(), z.unknown()),
  flags: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  universe: z.string().nullable(),
  universes: z.array(z.object({ value: z.string(), label: z.string() })),
  headlines: z.array(z.looseObject({ text: z.string() })),
  sources: z.array(z.looseObject({ symbol: z.string() })),
  rows: z.array(z.unknown()),
});
const problem = z.looseObject({ issues: z.array(z.object({ path: z.string(), message: z.string() })) });

let test: TestStore;

async function get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const request = toRequest(`/api/v1/studies/${path}`);
  const response = await GET(request, { params: Promise.resolve({ id: new URL(request.url).pathname.split('/').at(-1) ?? '' }) });
  return { status: response.status, body: await response.json() };
}

async function getResult(path: string) {
  const { status, body } = await get(path);
  expect(status, `${path} ${JSON.stringify(body).slice(0, 300)}`).toBe(200);
  return result.parse(body);
}

async function asWriter(
  work: (request: {
    readonly store: TestStore['store'];
    readonly universeId: string;
    readonly now: () => Date;
    readonly fence: Parameters<Parameters<typeof withLease>[2]>[0];
    readonly origin: 'cli';
  }) => Promise<unknown>,
): Promise<number> {
  await withLease(test.store, { label: 'test', waitMs: 0, now }, (fence) =>
    work({ store: test.store, universeId: 'garden', now, fence, origin: 'cli' }),
  );
  await refreshBreadth({ store: test.store, calendar, now });
  const { getStore } = await import('@/lib/server/answers/get-store');
  await (await getStore()).close();
  restartProcess();
  return (await getDataVersion(test.store)).version;
}

const define = (tickers: readonly string[]) =>
  asWriter((request) =>
    defineUniverse({ ...request, calendar, tickers, file: 'names.csv', isSkipping: false, name: 'Garden', indexSymbol: 'SPX' }),
  );

beforeAll(async () => {
  test = await createServedStore();
  const { id: index } = await upsertInstrument(test.store, makeInstrument('SPX', { name: 'S&P 500' }));
  await commitCloses(test.store, { instrumentId: index, rows: sessions.map((session, at) => makeRow(session, 5000 + ((at * 7) % 90))) });
  for (const [place, symbol] of stocks.entries()) {
    const { id } = await upsertInstrument(test.store, makeInstrument(symbol, { kind: 'stock', basis: 'price', tracked: false }));
    await commitCloses(test.store, {
      instrumentId: id,
      rows: sessions.slice(place * 20).map((session, at) => makeRow(session, 100 + ((at * (place + 3)) % 17))),
    });
  }
});
afterAll(() => test.remove());

const listIds = (isNyse: boolean) =>
  defaultUniverses
    .map(({ id }) => id)
    .filter((id) => isNyse || id !== 'nyse')
    .join(', ');
// `conditions` asks a universe for what its members earned, not for its closes: with none stored it answers without one.
const choosing = studies.flatMap((study) =>
  study.universes !== undefined && listParameters(study).some(({ name, widget }) => name === 'universe' && widget === 'universe')
    ? [study.id]
    : [],
);
/** Those of which a universe is one part of what is measured. */
const measuring = studies.flatMap((study) => (listParameters(study).some(({ name }) => name === 'members') ? [study.id] : []));

describe('universe= of a list of one’s own', () => {
  const pinned = new Map<string, unknown>();

  it('is refused before it is stored, and what is known is listed', async () => {
    const { status, body } = await get('above-average?universe=garden');
    expect([status, problem.parse(body).issues]).toEqual([
      400,
      [{ path: 'universe', message: `unknown universe garden; known are ${listIds(true)}` }],
    ]);
    expect(problem.parse((await get('members?universe=garden')).body).issues[0]?.message).toBe(
      `unknown universe garden; known are ${listIds(false)}`,
    );
    expect((await get('members?universe=nyse')).status).toBe(400);
    expect((await get('members?universe=no%20id')).status).toBe(400);
  });

  it('answers every study that has one to choose, says that it is hindsight, and is offered', async () => {
    const version = await define(['AAA', 'BBB', 'CCC']);
    expect(choosing.length).toBeGreaterThan(10);
    for (const id of choosing) {
      const { universe, universes, flags, headlines } = await getResult(`${id}?universe=Garden&last=21s`);
      expect(universe, id).toBe('garden');
      expect(universes.at(-1), id).toEqual({ value: 'garden', label: 'Garden' });
      expect(
        flags
          .filter(({ code }) => code === 'hindsight')
          .map(({ message }) => message)
          .join(),
        `${id} ${headlines[0]?.text}`,
      ).toContain('Today’s list applied to the past: the members of the Garden were chosen knowing how they did.');
      pinned.set(
        `${id}?universe=garden&last=60s&asOf=2024-07-16&version=${version}`,
        (await get(`${id}?universe=garden&last=60s&asOf=2024-07-16&version=${version}`)).body,
      );
    }
    const { headlines, sources } = await getResult('above-average?universe=garden&windowSessions=20');
    expect(headlines[0]?.text).toContain('of the Garden members closed above their 20-session mean');
    expect(sources.map(({ symbol }) => symbol)).toEqual(['SPX', 'garden']);
    const { checkLink } = await import('@/lib/server/answers/check-link');
    expect([
      await checkLink('members', new URLSearchParams('universe=garden')),
      (await checkLink('members', new URLSearchParams('universe=nowhere')))?.status,
    ]).toEqual([null, 400]);
  });

  it('is measured by rules and claims, in its own name, and what came after it is told of the S&P 500 until something else is named', async () => {
    expect(measuring).toEqual(['forward', 'claim']);
    for (const id of measuring) {
      const breadth = `${id}?measure=breadth&indicator=above-average&average=20&members=Garden&last=60s`;
      const { params, universes, flags } = await getResult(breadth);
      expect([id, params['members'], universes.at(-1)]).toEqual([id, 'garden', { value: 'garden', label: 'Garden' }]);
      expect(
        flags.some(({ code, message }) => code === 'hindsight' && message.includes('the members of the Garden were chosen')),
        JSON.stringify(flags),
      ).toBe(true);
      expect(problem.parse((await get(breadth.replace('Garden', 'nowhere'))).body).issues).toEqual([
        { path: 'members', message: `unknown universe nowhere; known are ${listIds(true)}, garden` },
      ]);
    }
    const rule = 'measure=breadth&indicator=above-average&average=20&members=garden&direction=up&atLeast=60';
    const { headlines } = await getResult(`forward?${rule}&last=max`);
    expect(headlines[0]?.text).toContain('S&P 500');
    expect(headlines[0]?.text).toContain('garden members');
    const claim = `claim?${rule}&comparison=afterwards&horizon=5&statistic=median`;
    expect((await getResult(claim)).headlines[0]?.text).toContain('median return of the S&P 500 over the next five sessions');
  });

  it('keeps every pinned answer through redefinition and withdrawal, after which it is unknown', async () => {
    await define(['BBB', 'DDD']);
    for (const [path, before] of pinned) expect((await get(path)).body, path).toEqual(before);
    const [before] = [...pinned].flatMap(([path, body]) => (path.startsWith('members?') ? [result.parse(body).rows] : []));
    expect((await getResult('members?universe=garden&last=60s&asOf=2024-07-16')).rows).not.toEqual(before);
    await asWriter((request) => undefineUniverse(request));
    for (const [path, before] of pinned) expect((await get(path)).body, path).toEqual(before);
    expect((await get('above-average?universe=garden')).status).toBe(400);
    expect((await getResult('above-average?universe=sp500')).universes.map(({ value }) => value)).not.toContain('garden');
  });
});
