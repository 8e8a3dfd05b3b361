import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { countRequests, measureRequests, planBatches, type Wanted } from '@/lib/ingest/pull/plan-batches';
import { alpacaOffer } from '@/lib/sources/alpaca/offer';
import type { BatchOffer } from '@/lib/sources/batch-offer';
import { massiveOffer } from '@/lib/sources/massive/offer';
import { requireProvider } from '@/lib/sources/registry';
import type { RequestLimits } from '@/lib/sources/request-limits';
import type { Source } from '@/lib/sources/source';
import { sparkOffer } from '@/lib/sources/yahoo/spark-offer';

const calendar = createCalendar();
const date = parseSessionDate;
const to = date('2026-11-27');
const toSource = (id: string, offer: BatchOffer, limits: RequestLimits = requireProvider(id).limits): Source => ({
  id,
  symbolOf: ({ providerSymbols }) => providerSymbols[id] ?? null,
  fetchCloses: () => Promise.reject(new Error('not asked')),
  batch: { offer, limits, fetchMany: () => Promise.reject(new Error('not asked')) },
});
const yahoo = toSource('yahoo', sparkOffer);
const alpaca = toSource('alpaca', alpacaOffer);
const massive = toSource('massive', massiveOffer);
const want = (count: number, from: string, missingFrom = '2026-11-27', ids = ['yahoo', 'alpaca', 'massive'], start = 0) =>
  Array.from({ length: count }, (_, index): Wanted => {
    const symbol = `S${start + index}`;
    return {
      instrument: { symbol, kind: 'stock', providerSymbols: Object.fromEntries(ids.map((id) => [id, symbol])) },
      from: date(from),
      missingFrom: date(missingFrom),
    };
  });
const plan = (wanted: readonly Wanted[], ...sources: Source[]) => planBatches({ wanted, sources, calendar, today: to, to, fewest: 20 });
const tell = (plans: ReturnType<typeof plan>) =>
  plans.map(({ source, instruments, from }) => `${source.id} ${instruments.length} from ${from}`);
const daily = want(500, '2026-11-12');

describe('planBatches', () => {
  it('a day: whoever is done first', () => {
    expect(tell(plan(daily, yahoo))).toEqual(['yahoo 200 from 2026-11-12', 'yahoo 200 from 2026-11-12', 'yahoo 100 from 2026-11-12']);
    expect(tell(plan(daily, yahoo, massive))).toEqual(['massive 500 from 2026-11-27']);
    expect(new Set(plan(daily, yahoo, alpaca, massive).map(({ source }) => source.id))).toEqual(new Set(['alpaca']));
  });

  it('ten years: only who has them, and by name what nobody has in a batch', () => {
    const years = want(500, '2016-11-28', '2016-11-28');
    expect(tell(plan(years, yahoo, alpaca, massive))).toEqual([
      'alpaca 200 from 2016-11-28',
      'alpaca 200 from 2016-11-28',
      'alpaca 100 from 2016-11-28',
    ]);
    expect(plan(years, yahoo, massive)).toEqual([]);
    expect(plan(want(500, '1990-01-02', '1990-01-02'), yahoo, alpaca, massive)).toEqual([]);
  });

  it('who lacks years makes no pages of who lacks a day', () => {
    expect(tell(plan([...daily, ...want(1, '2017-01-03', '2017-01-03', undefined, 500)], alpaca))).toEqual([
      'alpaca 200 from 2026-11-12',
      'alpaca 200 from 2026-11-12',
      'alpaca 100 from 2026-11-12',
      'alpaca 1 from 2017-01-03',
    ]);
  });

  it('what the first cannot give is given by the next, and a few are asked for by name', () => {
    const some = [...daily, ...want(30, '2026-11-12', '2026-11-27', ['yahoo'], 500)];
    expect(tell(plan(some, yahoo, alpaca)).at(-1)).toBe('yahoo 30 from 2026-11-12');
    expect(plan(daily.slice(0, 19), yahoo, alpaca)).toEqual([]);
  });
});

describe('planBatches with other limits', () => {
  it('plans with those of a bigger plan, and for fewer requests where nothing is counted', () => {
    const week = want(500, '2026-11-09', '2026-11-16');
    expect(tell(plan(week, yahoo, massive)).at(0)).toMatch(/^yahoo/);
    const bigger = toSource('massive', massiveOffer, { ...requireProvider('massive').limits, perMinute: 1000 });
    expect(tell(plan(week, yahoo, bigger))).toEqual(['massive 500 from 2026-11-16']);
    const unlimited = { perMinute: null, perHour: null, perDay: null, atOnce: 2, spacingMs: 0 };
    const sources = [toSource('yahoo', sparkOffer, unlimited), toSource('alpaca', alpacaOffer, unlimited)];
    expect(tell(plan(daily, ...sources))[0]).toMatch(/^alpaca/);
  });

  it('asks nobody for what lies further back from today than it has, wherever the range ends', () => {
    const wanted = want(500, '2020-01-02', '2020-01-02');
    expect(planBatches({ wanted, sources: [yahoo, massive], calendar, today: to, to: date('2020-02-28'), fewest: 20 })).toEqual([]);
  });
});

describe('countRequests and measureRequests', () => {
  it('count pages, chunks and days', () => {
    expect(countRequests(sparkOffer, 500, 11)).toBe(25);
    expect(countRequests(alpacaOffer, 500, 11)).toBe(3);
    expect(countRequests(alpacaOffer, 500, 2515)).toBeLessThanOrEqual(200);
    expect(countRequests(massiveOffer, 500, 3)).toBe(3);
  });

  it('wait for the next minute only beyond its share', () => {
    expect(measureRequests(5, { spacingMs: 500, perMinute: 5 })).toBe(2500);
    expect(measureRequests(6, { spacingMs: 500, perMinute: 5 })).toBe(60_000);
  });
});
