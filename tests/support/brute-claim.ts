import { findRuns, markMoves, markRelativeMoves } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import { indicatorNames } from '@/lib/studies/measure/indicators';
import type { MeasureChoice } from '@/lib/studies/measure/measure-choice';
import { isEventMeasure, measureNames } from '@/lib/studies/measure/measures';
import { listMeasureSymbols, measureSeries } from '@/lib/studies/measure/measure-series';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { readPanel } from '@/lib/studies/kit/read-panel';
import { rangeOf } from '@/lib/market/study-range';

function readChoice(query: URLSearchParams): MeasureChoice {
  const measure = measureNames.find((name) => name === query.get('measure')) ?? 'return';
  return {
    measure,
    symbol: query.get('symbol') ?? '',
    versus: query.get('versus') ?? '',
    sessions: Number(query.get('average') ?? query.get('sessions') ?? 5),
    direction: query.get('direction') === 'down' ? 'down' : 'up',
    thresholdPct: Number(query.get('thresholdPct') ?? 1),
    ties: 'exclude',
    figure: 'pct',
    spread: query.get('spread') === 'ratio' ? 'ratio' : 'pp',
    price: 'close',
    average: '200',
    fast: '50',
    unit: 'session',
    part: '',
    distanceIn: query.get('distanceIn') === 'sigma' ? 'sigma' : 'pct',
    formula: 'averages',
    quadrant: 'leading',
    deviation: 'sample',
    universe: query.get('universe') === 'indices' ? 'indices' : 'mag7',
    indicator: indicatorNames.find((name) => name === query.get('indicator')) ?? 'above-average',
    members: defaultUniverses.find(({ id }) => id === query.get('members'))?.id ?? 'sp500',
    sector: query.get('sector') ?? 'all',
    adjust: query.get('adjust') === 'raw' ? 'raw' : 'ratio',
    mean: query.get('mean') === 'sma' ? 'sma' : 'ema',
    variant: query.get('variant') === '2.8' ? '2.8' : '2.2',
    top: Number(query.get('top') ?? 10),
  };
}

function holdsRuns(market: Market, choice: MeasureChoice, query: URLSearchParams): boolean {
  const [a, b] = readPanel(market, listMeasureSymbols(choice), 'price').series;
  if (a === undefined) return false;
  const theta = choice.thresholdPct / 100;
  const marks =
    b === undefined
      ? markMoves(a.closes, choice.direction, theta, false)
      : markRelativeMoves(a.closes, b.closes, choice.direction, theta, false);
  const runs = findRuns(marks, choice.sessions, 'maximal');
  const last = market.sessions.length - 1;
  if (query.get('comparison') === 'in-a-row') return runs.at(-1)?.end === last;
  if (runs.at(-1)?.reached !== last) return false;
  const before = runs.at(-2);
  switch (query.get('comparison')) {
    case 'largest':
      return runs.length === 1;
    case 'only-k-since':
      return runs.length === Number(query.get('count'));
    case 'first-since':
      return before === undefined || (market.sessions[before.end] ?? '') <= (query.get('since') ?? '');
    default:
      return false;
  }
}

function holdsSignals(market: Market, values: Float64Array, query: URLSearchParams): boolean {
  const dates = Array.from(values).flatMap((gap, t) => (Number.isNaN(gap) ? [] : [market.sessions[t] ?? '']));
  if (dates.at(-1) !== market.sessions.at(-1)) return false;
  if (query.get('comparison') === 'first-since') return (dates.at(-2) ?? '') <= (query.get('since') ?? '');
  return query.get('comparison') === 'only-k-since' && dates.length === Number(query.get('count'));
}

/** A claim on the market's last session, judged the plain way under its default definition; for tests alone. */
export function judgeBrute(market: Market, claimQuery: string): boolean {
  const query = new URLSearchParams(claimQuery);
  const choice = readChoice(query);
  if (choice.measure === 'streak') return holdsRuns(market, choice, query);
  const { values } = measureSeries({ market, basis: 'price', range: rangeOf(0, 0) }, choice);
  if (isEventMeasure(choice) && choice.measure === 'breadth') return holdsSignals(market, values, query);
  const last = market.sessions.length - 1;
  const sign = choice.direction === 'up' ? 1 : -1;
  const value = sign * (values[last] ?? NaN);
  const earlier = Array.from(values.subarray(0, last), (item) => sign * item);
  const since = query.get('since') ?? '';
  const rank = 1 + earlier.filter((item) => item > value).length;
  switch (query.get('comparison')) {
    // It looks no further back than its "since".
    case 'largest':
      return !Number.isNaN(value) && earlier.every((item, t) => !(item > value) || (market.sessions[t] ?? '') < since);
    case 'nth':
      return rank === Number(query.get('count')) && !Number.isNaN(value);
    case 'highest-since':
      return !Number.isNaN(value) && earlier.every((item, t) => !(item >= value) || (market.sessions[t] ?? '') <= since);
    case 'first-since': {
      const bound = (sign * Number(query.get('atLeast'))) / 100 - 1e-12;
      return value >= bound && earlier.every((item, t) => !(item >= bound) || (market.sessions[t] ?? '') <= since);
    }
    case 'gap':
      return value === Number(query.get('count'));
    case 'count-this-year': {
      const from = since === '' ? (market.sessions[last]?.slice(0, 4) ?? '-') : since;
      return (
        !Number.isNaN(value) &&
        values.filter((item, t) => !Number.isNaN(item) && (market.sessions[t] ?? '') >= from).length === Number(query.get('count'))
      );
    }
    default:
      return false;
  }
}
