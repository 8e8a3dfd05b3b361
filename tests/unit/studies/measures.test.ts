import { describe, expect, it } from 'vitest';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import { settleReading } from '@/lib/studies/after/claim/definitions';
import { claimParams } from '@/lib/studies/after/claim/params';
import type { Measure } from '@/lib/studies/measure/measure';
import type { MeasureChoice } from '@/lib/studies/measure/measure-choice';
import { listMeasureSymbols, measureSeries } from '@/lib/studies/measure/measure-series';
import { describeMeasure, isBetween, kindOf, measureNames, type MeasureName } from '@/lib/studies/measure/measures';
import { levelMeasure } from '@/lib/studies/measure/measures/level';
import { returnMeasure } from '@/lib/studies/measure/measures/return';
import { plainChoice, writeClaimQuery } from '@/lib/studies/measure/write-claim-query';
import { makeRandomMarket } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { makeContext } from '@/tests/support/study-context';

const made = withRandomUniverses(makeRandomMarket(1, 400, true), 7, { memberCount: 12, holes: false });
// With highs, and with swings between bull and bear markets, so that what can be judged by them has values.
// Each has a length of its own, so that one leads another and lags it in turn.
const swing = (place: number) => (close: number, t: number) => close * (1 + 0.4 * Math.sin(t / (30 - 2 * place)));
const market: Market = {
  ...made,
  series: new Map(
    [...made.series].map(([symbol, item], place) => {
      const close = item.close.map(swing(place % 5));
      return [symbol, { ...item, close, high: close.map((level) => level * 1.01) }];
    }),
  ),
};

/** Something else than its default for everything that a measure reads. */
function choose(measure: MeasureName): MeasureChoice {
  const { parts, versus } = describeMeasure(measure);
  const has = (part: (typeof parts)[number]): boolean => parts.includes(part);
  return {
    ...plainChoice,
    measure,
    symbol: 'RUT',
    versus: versus === undefined ? '' : 'SPX',
    direction: 'down',
    sessions: has('sessions') ? 7 : measure === 'breadth' ? 50 : plainChoice.sessions,
    thresholdPct: has('thresholdPct') ? 0.5 : 0,
    average: has('fast') ? '50' : plainChoice.average,
    fast: has('fast') ? '20' : plainChoice.fast,
    distanceIn: has('distanceIn') ? 'sigma' : 'pct',
    formula: has('formula') ? 'smoothed' : 'averages',
    quadrant: has('quadrant') ? 'weakening' : 'leading',
    universe: has('universe') ? 'indices' : 'mag7',
    price: has('price') ? 'high' : 'close',
    spread: has('spread') ? 'ratio' : 'pp',
    indicator: 'above-average',
  };
}

const valuesOf = (of: MeasureChoice, on = market) => Array.from(measureSeries(makeContext(on), of).values);

describe.each(measureNames)('%s', (measure) => {
  const choice = choose(measure);

  it('has a claim whose link says all of it', () => {
    const comparison = { name: 'first-since', count: null, since: 30 } as const;
    const query = writeClaimQuery(market, 'price', { choice, comparison, atLeast: 1, statesSpread: true });
    const read = claimParams.parse(Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name !== 'asOf')));
    const again = settleReading(read, 'price').choice;
    expect(valuesOf(again)).toEqual(valuesOf(choice));
    expect(again.direction).toBe('down');
  });

  it('reads nothing later than its session (G9), and no symbol that it does not name', () => {
    const kept = 300;
    const cut = cutMarket(market, market.sessions[kept - 1] ?? ('' as never));
    const own = new Set(listMeasureSymbols(choice));
    expect(valuesOf(choice, cut)).toEqual(valuesOf(choice).slice(0, kept));
    expect(valuesOf(choice, { ...market, series: new Map([...market.series].filter(([symbol]) => own.has(symbol))) })).toEqual(
      valuesOf(choice),
    );
    expect(valuesOf(choice).some((value) => !Number.isNaN(value))).toBe(true);
  });

  it('is what its kind says', () => {
    const values = valuesOf(choice).filter((value) => !Number.isNaN(value));
    const kind = kindOf(choice);
    if (kind === 'fall') expect(values.every((value) => value <= 0)).toBe(true);
    if (kind === 'run') expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    if (kind === 'event') expect(values.every((value) => Number.isInteger(value) && value >= (isBetween(choice) ? 0 : 1))).toBe(true);
    if (kind === 'count') expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= choice.sessions)).toBe(true);
    if (kind === 'move') expect(new Set(values.map(Math.sign))).toEqual(new Set([-1, 1]));
    if (kind === 'place') expect(values.every((value) => value >= 0)).toBe(true);
  });
});

it('a row that forgets a part does not compile', () => {
  const { fact: _, ...silent } = levelMeasure;
  const { denial: __, ...oneSided } = returnMeasure;
  // @ts-expect-error: nothing can be told of it as a fact
  const first: Measure = silent;
  // @ts-expect-error: a move says when there was none
  const second: Measure = oneSided;
  expect([first.id, second.id]).toEqual(['level', 'return']);
});
