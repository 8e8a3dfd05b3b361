import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createRandom, scaleWord } from '@/lib/metrics';
import { addComposites } from '@/lib/market/composites';
import { holdSeries } from '@/lib/market/defer-series';
import { magnificentSymbols } from '@/lib/market/groups';
import { scanFacts } from '@/lib/studies/after/facts/scan-facts';
import type { Market, MarketSeries } from '@/lib/market/market';
import type { Figure } from './figure';
import { timeMedian } from './time-median';

/** Fifty years of 252 sessions. */
const sessionCount = 12_600;
const symbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols];

/** A walk of daily moves up to 2%, with a last one of its own: every instrument has all fifty years, the most there is to scan. */
function makeCloses(symbol: string, lastMove: number): Float64Array {
  const random = createRandom(`bench of the facts ${symbol}`);
  const words = new Uint32Array(sessionCount);
  random.fill(words);
  let price = 100;
  return Float64Array.from(words, (word, t) => (price *= 1 + (t === sessionCount - 1 ? lastMove : (scaleWord(word, 1000) - 495) / 25_000)));
}

function makeMarket(moveOf: (place: number) => number): Market {
  let day = parseSessionDate('1975-01-01');
  const sessions = Array.from({ length: sessionCount }, () => (day = addDays(day, 1)));
  const series = new Map<string, MarketSeries>(
    symbols.map((symbol, place) => {
      const instrument = {
        symbol,
        name: symbol,
        kind: place < 3 ? 'index' : 'stock',
        basis: 'price',
        licenceClass: 'bench',
        notes: [],
      } as const;
      return [
        symbol,
        holdSeries(instrument, { close: makeCloses(symbol, moveOf(place)), total: null, high: null, source: new Uint8Array(sessionCount) }),
      ];
    }),
  );
  return addComposites({
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
  });
}

/** One comparison for every window of every pair: what a scan without early stops would at least look at. */
function timeLookups(): number {
  const values = new Float64Array(sessionCount).fill(1);
  return timeMedian(() => {
    let count = 0;
    for (let pass = 0; pass < 66 * 252; pass += 1) for (let t = 0; t < sessionCount; t += 1) if ((values[t] ?? 0) > 1) count += 1;
    return count;
  });
}

/** The scan for notable facts of one session on fifty years of eleven instruments: to stay under 2 s, on a quiet day and in a crash. */
export function benchFacts(): Promise<Figure[]> {
  const plain = timeLookups();
  const days = [
    { name: 'an ordinary session', market: makeMarket((place) => ((place % 3) - 1) / 200) },
    { name: 'a crash, nearly every window a record', market: makeMarket((place) => -0.2 - place / 50) },
  ];
  return Promise.resolve(
    days.map(({ name, market }): Figure => {
      const spent = timeMedian(() => scanFacts(market, { basis: 'price', top: 20 }));
      const statements = scanFacts(market, { basis: 'price', top: 1 })?.statements ?? 0;
      return {
        name: `facts of ${name}: ${statements} statements on 12,600 sessions`,
        value: Number(spent.toFixed(0)),
        unit: 'ms',
        ratio: Number((spent / plain).toFixed(2)),
        against: 'a comparison for every window',
        budget: '2 s',
      };
    }),
  );
}
