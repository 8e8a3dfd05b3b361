import { readPanel, type StudyPanel } from '../kit/read-panel';
import type { ColumnUnit, StudyContext } from '../kit/study';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import type { MeasureChoice } from './measure-choice';
import type { MeasuredValues } from './measured-values';
import { describeMeasure, isMove, isOfUniverse, isSignedBreadth } from './measures';

/** A measure's value at every session of the market. */
export interface MeasureSeries extends MeasuredValues {
  /** The unit in which a study shows the values, which are fractions, deviations, sessions or levels accordingly: `pct`, `pp` and `log` are 100 times a value. */
  readonly unit: ColumnUnit;
  /** Whether a value is told with its sign: one that is to a side of zero has one, a share of members has none. */
  readonly signed: boolean;
  readonly panel: StudyPanel;
}

/** The symbols that a measure reads, upper case, each once. */
export function listMeasureSymbols(
  choice: Pick<MeasureChoice, 'measure' | 'symbol' | 'versus' | 'universe' | 'members'>,
): readonly string[] {
  const { symbols, versus } = describeMeasure(choice.measure);
  return symbols(versus === undefined ? { ...choice, versus: '' } : choice);
}

/** The universe that a measure reads, if any. */
export function listMeasureUniverses(choice: Pick<MeasureChoice, 'measure' | 'members' | 'indicator' | 'sector'>): readonly UniverseNeed[] {
  return describeMeasure(choice.measure).universes?.(choice) ?? [];
}

/**
 * The value of a measure at every session, reading nothing later than it (G9).
 * **Units** fractions; deviations (`sigma`), sessions (length of the streak; sessions since the record before, at a record alone) or levels.
 * **Missing** NaN: what the window needs is missing (G5, G8), no record that session, or no such price is stored.
 * @throws RangeError on a symbol that is not in the market.
 */
export function measureSeries(context: StudyContext, choice: MeasureChoice): MeasureSeries {
  const { series, unit, finishPanel } = describeMeasure(choice.measure);
  // A universe is measured without its index, which is read where it is stored.
  const symbols = listMeasureSymbols(choice).filter((symbol) => !isOfUniverse(choice) || context.market.series.has(symbol));
  const panel = readPanel(context.market, symbols, context.basis);
  const input = { context, panel, choice };
  const measured = series(input);
  return {
    ...measured,
    unit: unit(choice),
    signed: isMove(choice) || isSignedBreadth(choice),
    panel: finishPanel === undefined ? panel : finishPanel(input, measured),
  };
}
