import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCalendar } from '@/lib/calendar/calendar';
import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { forgetKept } from '@/lib/keep/keep';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { dropBreadthDays } from '@/lib/store/breadth-days';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { readMembership, replaceMembership } from '@/lib/store/memberships';
import { studies } from '@/lib/studies/registry';
import { makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { eachThird } from '../../support/rounds';
import { createSampleMembersApi, toRequest } from './sample-api';

const calendar = createCalendar();
const now = () => new Date('2024-07-17T12:00:00Z');
const breadthStudies = studies
  .filter(({ universes }) => universes !== undefined)
  .map(({ id }) => id)
  .filter((id) => !['forward', 'claim', 'facts', 'needs'].includes(id));

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const resultSchema = z.looseObject({
  columns: z.array(z.looseObject({ key: z.string(), unit: z.string() })),
  rows: z.array(z.record(z.string(), cell)),
  flags: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  range: z.looseObject({ from: z.string(), to: z.string() }),
});
const problemSchema = z.object({ message: z.string(), issues: z.array(z.object({ path: z.string(), message: z.string() })) });

let test: TestStore;

async function get(path: string): Promise<Response> {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const request = toRequest(`/api/v1/studies/${path}`);
  return await GET(request, { params: Promise.resolve({ id: new URL(request.url).pathname.split('/').at(-1) ?? '' }) });
}

async function getResult(path: string) {
  const response = await get(path);
  const body: unknown = await response.json();
  expect(response.status, `${path} ${JSON.stringify(body).slice(0, 300)}`).toBe(200);
  return resultSchema.parse(body);
}

/** What a web process answers that was started just now: nothing is kept in memory. */
async function getAnew(path: string) {
  forgetKept();
  return await getResult(path);
}

const refresh = () => refreshBreadth({ store: test.store, calendar, now });

beforeAll(async () => {
  test = await createSampleMembersApi();
});
afterAll(() => test.remove());

describe('studies of universes', () => {
  it.each(breadthStudies)('%s: CSV and JSON are the same rows, and there are some', async (id) => {
    const result = await getResult(`${id}?last=1y`);
    expect(result.rows.length).toBeGreaterThan(0);
    const records = z.array(z.array(z.string())).parse(parse(await (await get(`${id}.csv?last=1y`)).text(), { record_delimiter: '\r\n' }));
    expect(records.slice(1)).toEqual(
      result.rows.map((row) => result.columns.map(({ key }) => (row[key] === null ? '' : String(row[key])))),
    );
  });

  it('count what the stored closes of the members of each session say', async () => {
    const { rows } = await getResult('advance-decline?show=percent&last=1y');
    const spells = await readMembership(test.store, 'sp500');
    const closes = new Map<number, Map<string, number>>();
    for (const { instrumentId, day, close } of await test.store.reader.close.findMany({
      where: { day: { gte: toDayNumber(parseSessionDate('2024-05-01')) } },
      select: { instrumentId: true, day: true, close: true },
    })) {
      const known = closes.get(instrumentId) ?? new Map<string, number>();
      closes.set(instrumentId, known.set(fromDayNumber(day), close));
    }
    const shown = rows.slice(-40);
    expect(shown).toHaveLength(40);
    shown.forEach((row, place) => {
      const date = String(row['date']);
      const before = String(rows[rows.length - 41 + place]?.['date']);
      const moves = spells
        .filter(({ from, until }) => from <= date && (until === null || date < until))
        .flatMap(({ instrumentId }) => {
          const [close, earlier] = [closes.get(instrumentId)?.get(date), closes.get(instrumentId)?.get(before)];
          return close === undefined || earlier === undefined ? [] : [Math.sign(close - earlier)];
        });
      const count = (sign: number) => moves.filter((move) => move === sign).length;
      expect([row['advances'], row['declines'], row['unchanged']], date).toEqual([count(1), count(-1), count(0)]);
      expect(row['value'], date).toBeCloseTo(((count(1) - count(-1)) / moves.length) * 100, 9);
    });
  });

  it('the counted days answer as the closes themselves do', async () => {
    const ids = eachThird(['advance-decline', 'above-average', 'highs-lows', 'mcclellan']);
    const getAll = async () => {
      const found = [];
      for (const id of ids) found.push([id, await getAnew(`${id}?last=max`)]);
      return found;
    };
    const counted = await getAll();
    await dropBreadthDays(test.store);
    const anew = await getAll();
    await refresh();
    expect(anew).toEqual(counted);
  });

  it('contributions add up to the return of the index', async () => {
    const { rows, range } = await getResult('contribution?last=1y');
    expect(rows.length).toBeGreaterThan(100);
    const instrument = { symbol: 'SPX' };
    // The range is measured from the close before its first session.
    const base = await test.store.reader.close.findFirstOrThrow({
      where: { instrument, day: { lt: toDayNumber(parseSessionDate(range.from)) } },
      orderBy: { day: 'desc' },
    });
    const end = await test.store.reader.close.findFirstOrThrow({ where: { instrument, day: toDayNumber(parseSessionDate(range.to)) } });
    const sum = rows.reduce((total, row) => total + Number(row['value']), 0);
    // A member counts from its first session on, and its weight at the close before is not stored: those sessions are left out.
    expect(sum).toBeCloseTo((end.close / base.close - 1) * 100, 1);
    expect(rows.some((row) => Number(row['missing_sessions']) > 0)).toBe(true);
  });

  it('leaves out a session that too few members cover, and shows it where that is allowed', async () => {
    const strict = await getResult('advance-decline?last=1y&minCoveragePct=100');
    const loose = await getResult('advance-decline?last=1y&minCoveragePct=0');
    for (const [place, row] of strict.rows.entries())
      expect(row['value'] === null, String(row['date'])).toBe(Number(loose.rows[place]?.['coverage_pct']) < 100);
  });

  it.each([
    ['above-average?universe=ftse', 'universe'],
    ['above-average?windowSessions=0', 'windowSessions'],
    ['above-average?windowSessions=100000', 'windowSessions'],
    ['advance-decline?minCoveragePct=101', 'minCoveragePct'],
    ['members?universe=nyse', 'universe'],
    ['contribution?universe=nyse', 'universe'],
  ])('%s is refused with what is accepted', async (path, parameter) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    const { issues } = problemSchema.parse(await response.json());
    expect(issues[0]).toMatchObject({ path: parameter });
    expect(issues[0]?.message).toMatch(/sp500|20|100/);
  });

  it('answer for sessions before there were members, with an assumed close too, and say why there is nothing', async () => {
    for (const path of ['contribution', 'concentration', 'members', 'dispersion', 'above-average', 'hindenburg']) {
      for (const query of ['asOf=2010-06-01', 'asOf=2010-06-01&assume=SPX:1000']) {
        const { rows, flags } = await getResult(`${path}?${query}`);
        expect(
          rows.filter((row) => typeof row['value'] === 'number'),
          `${path}?${query}`,
        ).toEqual([]);
        expect(
          flags.map(({ code }) => code),
          `${path}?${query}`,
        ).toContain('unavailable');
      }
    }
  });

  it('keep the numbers of a pinned link after a member is corrected', async () => {
    const { version } = await getDataVersion(test.store);
    const path = 'advance-decline?last=1y&show=net';
    const before = await getAnew(path);
    const [member] = (await readMembership(test.store, 'sp500')).filter(({ until, from }) => until === null && from < '2024-01-01');
    const stored = await test.store.reader.close.findFirstOrThrow({
      where: { instrumentId: member?.instrumentId ?? 0, day: toDayNumber(parseSessionDate('2024-07-15')) },
    });
    await commitCloses(test.store, {
      simulated: true,
      instrumentId: stored.instrumentId,
      rows: [makeRow('2024-07-15', stored.close * 3, { source: 'simulated', adjClose: stored.adjClose })],
    });
    const uncounted = await getAnew(path);
    await refresh();
    expect(await getAnew(path)).toEqual(uncounted);
    expect((await getAnew(`${path}&version=${version}`)).rows).toEqual(before.rows);
    const changed = uncounted.rows.filter((row, place) => row['value'] !== before.rows[place]?.['value']).map((row) => row['date']);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((date) => date === '2024-07-15' || date === '2024-07-16')).toBe(true);
  });

  it('say of the members of their own version how they were chosen', async () => {
    const { version } = await getDataVersion(test.store);
    const isSurvivors = async (path: string) =>
      (await getAnew(path)).flags.some(({ code, message }) => code === 'survivorship' && message.startsWith('Survivors only'));
    const before = await readMembership(test.store, 'sp500');
    const stayed = before
      .filter(({ until }) => until === null)
      .map(({ instrumentId }) => ({ instrumentId, from: parseSessionDate('2022-06-01'), until: null }));
    await replaceMembership(test.store, 'sp500', stayed, { source: 'import', simulated: true });
    expect(await isSurvivors('above-average')).toBe(true);
    expect(await isSurvivors(`above-average?version=${version}`)).toBe(false);
    await replaceMembership(
      test.store,
      'sp500',
      before.map(({ instrumentId, from, until }) => ({ instrumentId, from, until })),
      { source: 'import', simulated: true },
    );
    expect(await isSurvivors('above-average')).toBe(false);
    expect(await isSurvivors(`above-average?version=${version + 1}`)).toBe(true);
  });
});
