import { formatLongDate } from '@/lib/format/format-date';
import { lastSessionTo } from '@/lib/calendar/first-session-from';
import { isSessionDate } from '@/lib/calendar/session-date';
import { formulaNames } from '../../kit/formula-words';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readListPanel } from '../../kit/read-panel';
import { describeCoverage } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { listRotationFlags } from './flags';
import { listPlaced, listRead, type RotationParams } from './params';
import { countAgreement, placeInstruments, type PlacedInstrument } from './place-instruments';
import { sayRotation } from './say';
import { buildFocusTable, buildFormulaTable, buildTailTable, buildWeekRows, weekColumns } from './tables';

/** The week that is shown: the one asked for where the range has it, else the end of the range that is nearer. */
function findWeek({ market, range }: StudyContext, week: string): number {
  if (!isSessionDate(week)) return range.last;
  return Math.min(range.last, Math.max(range.first, lastSessionTo(market.sessions, week)));
}

/** Whom the four formulas are drawn of: the one asked for, else the first of those on which they differ most. */
function findFocus(placed: readonly PlacedInstrument[], focus: string, t: number): PlacedInstrument | undefined {
  const asked = placed.find(({ item }) => item.symbol === focus);
  if (asked !== undefined) return asked;
  const known = placed.filter((one) => !Number.isNaN(countAgreement(one, t)));
  const least = Math.min(...known.map((one) => countAgreement(one, t)));
  return known.find((one) => countAgreement(one, t) === least);
}

export function computeRotation(context: StudyContext, given: RotationParams): StudyComputation {
  const { market, range } = context;
  const panel = readListPanel(market, listRead(given, context.basis), context.basis);
  const wanted = new Set(listPlaced(given, context.basis));
  const benchmark = panel.series.find(({ symbol, first }) => symbol === given.benchmark && first >= 0);
  const items = panel.series.filter(({ symbol, first }) => wanted.has(symbol) && first >= 0);
  const placed = benchmark === undefined ? [] : placeInstruments(items, benchmark, given.formula);
  const at = findWeek(context, given.week);
  const focused = findFocus(placed, given.focus, at);
  const read = benchmark === undefined ? items : [benchmark, ...items];
  return {
    columns: weekColumns,
    rows: buildWeekRows(market, placed, at),
    events: null,
    headlines: sayRotation(context, benchmark, placed, at, given),
    flags: [
      ...listRotationFlags(context, placed, at, given),
      ...listCommonFlags(context, panel),
      ...listNoteFlags(market, read, [{ first: range.first, last: range.last }]),
    ],
    chart: {
      kind: 'quadrant',
      title: `Strength and momentum in the week to ${formatLongDate(market.sessions[at] ?? '')}, ${formulaNames[given.formula].toLowerCase()}`,
      unitLabel: 'strength to the right, momentum upwards; 100 is the benchmark',
      unit: 'level',
      marks: [],
      series: placed.map(({ item }) => ({ value: item.symbol, label: item.instrument.name, symbol: item.symbol })),
      seriesKey: 'symbol',
      panelKey: null,
      tail: 1,
      week: null,
      focus: null,
    },
    tables: [
      buildFormulaTable(placed, at),
      ...(focused === undefined ? [] : [buildFocusTable(market, focused, { at, tail: given.tail })]),
      buildTailTable(market, placed, { first: range.first, last: range.last, at }, given),
    ],
    coverage: describeCoverage(market, read),
    basis: panel.basis,
  };
}
