import type { StudyPanel, StudySeries } from '../kit/study-series';
import type { Measure, MeasureInput } from './measure';
import type { MeasureParts } from './measure-parts';
import { markValues, type MeasuredValues } from './measured-values';

/** What a measure of instruments reads. */
export interface InstrumentInput {
  readonly main: StudySeries;
  /** What it is set against; null for none. */
  readonly other: StudySeries | null;
  readonly choice: MeasureParts;
  readonly panel: StudyPanel;
}

/** No value at any session. */
export function noValues(length: number): Float64Array {
  return new Float64Array(length).fill(NaN);
}

/** A measure of instruments is known from the first session on which all of them are stored, that nothing happened included. */
function spanOf({ context: { market }, panel }: MeasureInput): MeasuredValues['span'] {
  const first = Math.max(-1, ...panel.series.map((item) => item.first));
  return first < 0 || panel.series.some((item) => item.first < 0) ? null : { first, last: market.sessions.length - 1 };
}

/** The series of a measure of one instrument or two, from what it computes of their closes; `judged` has a value wherever it is known, where that is not where it has one. */
export function measureInstruments(
  compute: (input: InstrumentInput) => Float64Array,
  judged: (input: InstrumentInput) => Float64Array = compute,
): Measure['series'] {
  return (input) => {
    const { context, panel, choice } = input;
    const [main, other = null] = panel.series;
    const own = main === undefined ? null : { main, other, choice, panel };
    const values = own === null ? noValues(context.market.sessions.length) : compute(own);
    return { values, span: spanOf(input), known: markValues(own === null || judged === compute ? values : judged(own)) };
  };
}

/** The closes, or the intraday highs where they are stored on the basis in force. */
export function readPrices({ main, panel, choice: { price } }: InstrumentInput): Float64Array {
  if (price === 'close') return main.closes;
  return panel.basis === 'price' && main.high !== null ? main.high : noValues(main.closes.length);
}

/**
 * The same for whom looks for the highest: a session without a stored high reached at least its close, which so bounds the highs after
 * it as it bounds their records. Of the lowest highs a close says nothing.
 */
export function readBoundedPrices(input: InstrumentInput): Float64Array {
  const prices = readPrices(input);
  const {
    main,
    choice: { price, direction },
  } = input;
  if (price === 'close' || direction === 'down') return prices;
  return prices.map((high, t) => (Number.isNaN(high) ? (main.closes[t] ?? NaN) : high));
}

/** The instrument alone. */
export function listOwnSymbol({ symbol }: Pick<MeasureParts, 'symbol'>): readonly string[] {
  return [symbol];
}

/** The instrument and what it is set against, if anything. */
export function listPairSymbols({ symbol, versus }: Pick<MeasureParts, 'symbol' | 'versus'>): readonly string[] {
  return [...new Set(versus === '' ? [symbol] : [symbol, versus])];
}
