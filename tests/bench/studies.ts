import { performance } from 'node:perf_hooks';
import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { addComposites } from '@/lib/market/composites';
import { magnificentSymbols } from '@/lib/market/groups';
import { holdSeries } from '@/lib/market/defer-series';
import type { Market, MarketSeries } from '@/lib/market/market';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';
import { withRandomUniverses } from '../support/random-universe';
import type { Figure } from './figure';
import { rangeOf } from '@/lib/market/study-range';

const sessionCount = 25_000;
const rounds = 25;
const budget = '15 ms';
const symbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols];

/** A walk from a fixed generator, so that every run times the same rows. */
function makeCloses(seed: number): Float64Array {
  let state = seed;
  let price = 100;
  return Float64Array.from({ length: sessionCount }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    price *= 1 + (state / 2 ** 32 - 0.495) * 0.03;
    return price;
  });
}

function makeMarket(): Market {
  // Consecutive civil days stand in for sessions: no study asks the calendar.
  let day = parseSessionDate('1950-01-01');
  const sessions = Array.from({ length: sessionCount }, () => (day = addDays(day, 1)));
  const series = new Map<string, MarketSeries>();
  symbols.forEach((symbol, place) => {
    const kind = place < 3 ? 'index' : 'stock';
    const instrument = { symbol, name: symbol, kind, basis: 'price', licenceClass: 'bench', notes: [] } as const;
    const close = makeCloses(place + 1);
    series.set(symbol, holdSeries(instrument, { close, total: null, high: close, source: new Uint8Array(sessionCount) }));
  });
  // Made members, so that the studies of universes have something to count.
  return withRandomUniverses(
    addComposites({
      sessions,
      unit: 'session',
      isToDate: false,
      series,
      universes: new Map(),
      observed: new Map(),
      sources: ['import'],
      dataVersion: 1,
      simulated: false,
      pending: [],
      assumedIndex: null,
    }),
    1,
    { memberCount: 24, holes: false },
  );
}

/** The best of the rounds: whatever else the machine does can only add to it. */
function time(work: () => unknown): number {
  for (let round = 0; round < 5; round += 1) work();
  return Math.min(
    ...Array.from({ length: rounds }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** Milliseconds of one study over `shown` sessions of the whole history. */
function timeStudy(study: Study, market: Market, shown: number): number {
  const last = sessionCount - 1;
  const context = { market, range: rangeOf(last - shown + 1, last), basis: 'price' } as const;
  const params = study.params.parse({});
  return time(() => study.compute(context, params));
}

/**
 * Every study on 25,000 sessions, all of them shown and the default year shown, against the plainest thing that has
 * the same output: one object with a date and a close per session. `--study=ID` times one alone. @throws Error where no study has that id.
 */
export function benchStudies(): Promise<Figure[]> {
  const asked = process.argv.find((word) => word.startsWith('--study='))?.slice('--study='.length);
  const timed = studies.filter(({ id }) => asked === undefined || id === asked);
  if (timed.length === 0) throw new Error(`no study is called ${asked}; there are ${studies.map(({ id }) => id).join(', ')}`);
  const market = makeMarket();
  const closes = market.series.get('RUT')?.close ?? new Float64Array();
  const plain = time(() => market.sessions.map((date, t) => ({ date, close: closes[t] ?? null, provisional: false })));
  const figures = timed.flatMap((study): Figure[] => {
    const all = timeStudy(study, market, sessionCount);
    const year = timeStudy(study, market, 252);
    const against = 'one plain object per session';
    return [
      {
        name: `study ${study.id}, 25,000 sessions shown`,
        value: Number(all.toFixed(2)),
        unit: 'ms',
        ratio: Number((all / plain).toFixed(2)),
        against,
        budget,
      },
      {
        name: `study ${study.id}, 252 of 25,000 sessions shown`,
        value: Number(year.toFixed(2)),
        unit: 'ms',
        ratio: Number((year / plain).toFixed(2)),
        against,
        budget,
      },
    ];
  });
  return Promise.resolve(figures);
}
