import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import * as env from '@/lib/env';
import { loadSample } from '@/lib/ingest/first-run/load-sample';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { sampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import type { TestStore } from '../../support/test-store';
import { createServedStore, toRequest } from './sample-api';
import { eachThird, rounds } from '../../support/rounds';

const members = { ...sampleMemberPlan, from: parseSessionDate('2023-01-03'), large: 60, largeLater: 3, small: 10, smallLater: 3 };
const now = () => new Date('2024-07-17T12:00:00Z');

let test: TestStore;
const stored = new Set<number>();

beforeAll(async () => {
  test = await createServedStore();
  const calendar = createCalendar();
  await withLease(test.store, { label: 'test', waitMs: 0, now }, async (fence) => {
    await loadSample({ store: test.store, calendar, now, fence, members });
    await refreshBreadth({ store: test.store, calendar, now });
  });
  // Large, and no multiple of 0.05: what is no price is never one of these by chance, not a mean of days either.
  const rows = await test.store.reader.close.findMany({ select: { close: true, high: true, adjClose: true } });
  for (const price of rows.flatMap(({ close, high, adjClose }) => [close, high, adjClose]))
    if (price !== null && price > 130 && Math.abs(price * 20 - Math.round(price * 20)) > 1e-6) stored.add(price);
});
afterAll(() => test.remove());

function switchExport(to: 'on' | 'off'): void {
  vi.restoreAllMocks();
  const real = env.getEnv();
  vi.spyOn(env, 'getEnv').mockImplementation(() => ({ ...real, EXPORT_CLOSES: to }));
}

/** Every study as it starts, and choices of each of them; claims and rules about prices by comparisons. All choices and comparisons in the exhaustive run. */
function listLinks(): { readonly id: string; readonly query: string }[] {
  const single = studies.flatMap((study) => [
    { id: study.id, query: '' },
    ...listParameters(study)
      .filter(({ shared, widget }) => !shared && (widget === 'choice' || widget === 'universe'))
      .flatMap(({ name, options }) => options.map(({ value }) => ({ id: study.id, query: `${name}=${value}` }))),
  ]);
  const comparisons = studies
    .filter(({ id }) => id === 'claim')
    .flatMap((study) =>
      listParameters(study)
        .filter(({ name }) => name === 'comparison')
        .flatMap(({ options }) => options.map(({ value }) => value)),
    );
  const prices = ['level', 'record'].flatMap((measure) => [
    ...comparisons.flatMap((comparison) =>
      ['', '&atLeast=2000', '&price=high'].map((more) => ({ id: 'claim', query: `measure=${measure}&comparison=${comparison}${more}` })),
    ),
    { id: 'forward', query: `measure=${measure}&atLeast=2000` },
    { id: 'forward', query: `measure=${measure}&trigger=threshold&price=high` },
  ]);
  return [
    ...single.filter(({ query }) => query === ''),
    ...eachThird(eachThird(single.filter(({ query }) => query !== ''))),
    ...eachThird(prices),
  ];
}

function listNumbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listNumbers) : [];
}

/** How many stored prices a link's tables and chart hold; null where it is refused. */
async function countLeaks({ id, query }: { readonly id: string; readonly query: string }): Promise<number | null> {
  const { answerLink } = await import('@/lib/server/answers/answer-link');
  const { readView } = await import('@/lib/server/answers/read-view');
  const { HttpError } = await import('@/lib/server/http/http-error');
  try {
    const { rows, events, tables, chart, verdict } = await answerLink(readView(id, new URLSearchParams(query)));
    expect(verdict === null || id === 'claim').toBe(true);
    return listNumbers({ rows: id === 'facts' ? [] : rows, events, tables, chart }).filter((number) => stored.has(number)).length;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    expect(error.status, `${id}?${query}: ${error.message}`).toBeGreaterThan(399);
    expect(error.status).toBeLessThan(404);
    return null;
  }
}

describe('raw closes kept in', () => {
  it('leak through no table and no chart of any study, whatever it is asked', async () => {
    const links = listLinks();
    expect(links.length).toBeGreaterThan(rounds(150, 40));
    switchExport('off');
    const leaking: string[] = [];
    for (const link of links) if (((await countLeaks(link)) ?? 0) > 0) leaking.push(`${link.id}?${link.query}`);
    expect(leaking).toEqual([]);
    // And the test can fail: with the switch on, these hold prices.
    switchExport('on');
    const open = await Promise.all(['distance', 'advance-decline', 'records', 'needs'].map((id) => countLeaks({ id, query: '' })));
    expect(
      open.every((count) => (count ?? 0) > 0),
      String(open),
    ).toBe(true);
  });

  it('are refused where they are asked for, in every format, and the front page stays whole', async () => {
    switchExport('off');
    const { respond } = await import('@/lib/server/http/respond');
    const { respondStudy } = await import('@/lib/server/http/study-response');
    const { loadOverview } = await import('@/lib/server/pages/overview');
    for (const segment of ['performance', 'performance.csv', 'performance.zip', 'performance.png']) {
      const refused = await respond(() => respondStudy(toRequest(`/api/v1/studies/${segment}?mode=level`), segment));
      expect(refused.status, segment).toBe(403);
      expect(await refused.json()).toMatchObject({
        code: 'closes_not_exported',
        message: expect.stringContaining('mode=rebased') as unknown,
      });
    }
    expect((await respond(() => respondStudy(toRequest('/api/v1/studies/performance?mode=rebased'), 'performance'))).status).toBe(200);
    const csv = await respond(() => respondStudy(toRequest('/api/v1/studies/distance.csv'), 'distance.csv'));
    expect((await csv.text()).split('\r\n')[0]).toBe('date,value_pct,provisional,source');
    const overview = await loadOverview();
    expect(overview.tiles.map((tile) => tile.level)).not.toContain(null);
    expect(overview.breadth.length).toBeGreaterThan(0);
    expect(listNumbers(overview.breadth).filter((number) => stored.has(number))).toEqual([]);
  });

  it('are named as left out', async () => {
    switchExport('off');
    const { answerStudy } = await import('@/lib/server/answers/answer-study');
    expect(await answerStudy('distance', 'symbol=SPX')).toMatchObject({
      chart: { legs: [] },
      flags: expect.arrayContaining([
        {
          code: 'unavailable',
          message:
            'Prices as stored are not given out here, since their licence may not allow it, so columns are left out: \u201cClose\u201d and \u201c50-session mean\u201d.',
        },
      ]) as unknown,
    });
  });
});
