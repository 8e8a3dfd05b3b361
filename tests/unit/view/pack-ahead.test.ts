import { isProxy } from 'node:util/types';
import { afterEach, expect, it, vi } from 'vitest';
import { rangeOf } from '@/lib/market/study-range';
import { runInScope } from '@/lib/server/http/request-scope';
import { packForPage } from '@/lib/server/pages/pack-for-page';
import { studies } from '@/lib/studies/registry';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packAhead, unpackAhead } from '@/lib/view/pack-ahead';
import { makeRandomMarket } from '../../support/random-market';

const market = makeRandomMarket(20_240_716, 300);

function answer(asOf: string, id = 'outperformance'): StudyResult {
  const study = studies.find((item) => item.id === id);
  const computed = study?.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, study.params.parse({}));
  // What of an answer is packed as it is has no say here.
  return { ...computed, asOf, tables: computed?.tables ?? [], events: computed?.events?.rows ?? null } as unknown as StudyResult;
}
const tell = (result: StudyResult): unknown => JSON.parse(JSON.stringify(result));
const listRows = ({ rows, events, tables }: StudyResult): unknown[] => [rows, events, ...tables.map((table) => table.rows)];

afterEach(() => {
  vi.restoreAllMocks();
});

it('tells the answer that was packed, here and where only the text has come', () => {
  const packed = packAhead(answer('2024-07-16'));
  const sent = structuredClone(packed);
  const [here, there] = [unpackAhead(packed), unpackAhead(sent)];
  expect(tell(here)).toEqual(tell(answer('2024-07-16')));
  expect(tell(there)).toEqual(tell(here));
});

it('keeps apart what differs in its rows alone, and holds no more than a few answers that nobody took', () => {
  const whole = answer('2024-07-16');
  const packed = packAhead(whole);
  packAhead({ ...whole, rows: whole.rows.slice(-5) });
  expect(unpackAhead(packed).rows).toHaveLength(whole.rows.length);
  const first = packAhead(answer('2024-07-01'));
  for (let day = 2; day < 7; day += 1) packAhead(answer(`2024-07-0${day}`));
  const told = unpackAhead(first);
  expect(tell(told)).toEqual(tell(answer('2024-07-01')));
});

it('holds rows and tables that are made: none that still reads the market', () => {
  for (const id of ['outperformance', 'drawdowns']) {
    const given = answer('2024-07-17', id);
    expect(listRows(given).some(isProxy)).toBe(true);
    const held = unpackAhead(packAhead(given));
    expect(held.headlines).toBe(given.headlines);
    expect(listRows(held).some(isProxy)).toBe(false);
  }
});

it('holds nothing of a page that broke off once four others were packed, and starts no timer, which would hold the request', () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const given = answer('2024-07-18');
  const packed = packAhead(given);
  for (let day = 1; day < 5; day += 1) packAhead(answer(`2024-06-0${day}`));
  const late = unpackAhead(packed);
  expect([late.headlines === given.headlines, tell(late)]).toEqual([false, tell(given)]);
  expect(timers).not.toHaveBeenCalled();
});

it('holds nothing of what is no page that is printed here', () => {
  const given = answer('2024-07-19');
  const edition = { state: { version: 1, simulated: false, committedAt: '' }, at: '', sessionsBehind: 0, fetching: null };
  const packIn = (scope: { readonly isPrinted?: boolean }): boolean => {
    const packed = runInScope({ edition, isPassing: false, ...scope }, () => packForPage(given));
    return unpackAhead(packed).headlines === given.headlines;
  };
  expect([packIn({ isPrinted: true }), packIn({}), unpackAhead(packForPage(given)).headlines === given.headlines]).toEqual([
    true,
    false,
    false,
  ]);
});
