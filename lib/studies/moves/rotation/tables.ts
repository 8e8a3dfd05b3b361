import { rotationFormulas } from '@/lib/metrics';
import { nameShort } from '../../kit/name-in-sentence';
import { formulaNames } from '../../kit/formula-words';
import type { Cell, Column, Row, SideTable } from '../../kit/study';
import { toCell } from '../../kit/to-cell';
import type { Market } from '@/lib/market/market';
import type { RotationParams } from './params';
import { countAgreement, nameQuadrant, type PlacedBy, type PlacedInstrument } from './place-instruments';

const place = { unit: 'level', type: 'number', decimals: 2 } as const;
const text = { unit: 'none', type: 'text' } as const;
const symbol: Column = { key: 'symbol', label: 'Symbol', ...text };
const name: Column = { key: 'name', label: 'Name', ...text };
const week: Column = { key: 'date', label: 'Week to', unit: 'none', type: 'date' };
const strength: Column = { key: 'x', label: 'Strength', ...place };
const momentum: Column = { key: 'y', label: 'Momentum', ...place };
const quadrant: Column = { key: 'quadrant', label: 'Quadrant', ...text };
const agreement: Column = { key: 'agreement', label: 'Formulas that agree', unit: 'count', type: 'number' };
const provisional: Column = { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' };

/** Columns of the table of one week. */
export const weekColumns: readonly Column[] = [
  symbol,
  name,
  week,
  strength,
  momentum,
  quadrant,
  agreement,
  { key: 'weeks_in_quadrant', label: 'Weeks in it', unit: 'count', type: 'number' },
  { key: 'entered', label: 'Entered in the week to', unit: 'none', type: 'date' },
  { key: 'distance', label: 'Distance from the middle', ...place },
  { key: 'heading_deg', label: 'Heading, degrees', unit: 'level', type: 'number', decimals: 0 },
  provisional,
];

/** The way that the last week went: 0 is straight up, momentum alone, 90 to the right. NaN without a week before, or without a move. */
function headingOf({ x, y }: PlacedBy, t: number): number {
  const [across, up] = [(x[t] ?? NaN) - (x[t - 1] ?? NaN), (y[t] ?? NaN) - (y[t - 1] ?? NaN)];
  return across === 0 && up === 0 ? NaN : ((Math.atan2(across, up) * 180) / Math.PI + 360) % 360;
}

function placeRow({ sessions, assumedIndex }: Market, placed: PlacedInstrument, t: number): Record<string, Cell> {
  const { item, chosen } = placed;
  return {
    symbol: item.symbol,
    name: item.instrument.name,
    date: sessions[t] ?? null,
    x: toCell(chosen.x[t]),
    y: toCell(chosen.y[t]),
    quadrant: nameQuadrant(chosen.places[t]),
    agreement: toCell(countAgreement(placed, t)),
    provisional: t === assumedIndex,
  };
}

/** One row per instrument, in their order, for the week at `t`. */
export function buildWeekRows(market: Market, placed: readonly PlacedInstrument[], t: number): Row[] {
  return placed.map((one): Row => {
    const { chosen, weeks, isEntryKnown } = one;
    const { provisional: isProvisional, ...row } = placeRow(market, one, t);
    const since = weeks[t] ?? NaN;
    return {
      ...row,
      weeks_in_quadrant: toCell(since),
      entered: isEntryKnown[t] === true ? (market.sessions[t - since + 1] ?? null) : null,
      distance: toCell(Math.hypot((chosen.x[t] ?? NaN) - 100, (chosen.y[t] ?? NaN) - 100)),
      heading_deg: toCell(headingOf(chosen, t)),
      provisional: isProvisional ?? null,
    };
  });
}

/** The quadrant of each instrument under each formula, in the week at `t`. */
export function buildFormulaTable(placed: readonly PlacedInstrument[], t: number): SideTable {
  return {
    id: 'formulas',
    title: 'Quadrant under each formula',
    chart: null,
    columns: [
      symbol,
      name,
      ...rotationFormulas.map((formula): Column => ({ key: formula, label: formulaNames[formula], ...text })),
      agreement,
    ],
    rows: placed.map((one) => ({
      symbol: one.item.symbol,
      name: one.item.instrument.name,
      ...Object.fromEntries(one.each.map(({ formula, places }) => [formula, nameQuadrant(places[t])])),
      agreement: toCell(countAgreement(one, t)),
    })),
  };
}

const chartBase = {
  kind: 'quadrant',
  unitLabel: 'strength to the right, momentum upwards; 100 is the benchmark',
  unit: 'level',
  marks: [],
} as const;

function listWeeks(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** Every week shown of every instrument: what is drawn. */
export function buildTailTable(
  market: Market,
  placed: readonly PlacedInstrument[],
  { first, last, at }: { readonly first: number; readonly last: number; readonly at: number },
  { formula, tail, focus }: RotationParams,
): SideTable {
  const known = listWeeks(first, last).flatMap((t) =>
    placed.filter(({ chosen }) => !Number.isNaN(chosen.places[t] ?? NaN)).map((one) => placeRow(market, one, t)),
  );
  return {
    id: 'tails',
    title: 'Every week',
    leads: true,
    columns: [symbol, name, week, strength, momentum, quadrant, agreement, provisional],
    rows: known,
    chart: {
      ...chartBase,
      title: `Strength and momentum, ${formulaNames[formula].toLowerCase()}`,
      series: placed.map(({ item }) => ({ value: item.symbol, label: nameShort(item.instrument), symbol: item.symbol })),
      seriesKey: 'symbol',
      panelKey: null,
      tail,
      week: market.sessions[at] ?? null,
      focus: placed.some(({ item }) => item.symbol === focus) ? focus : null,
    },
  };
}

/** The weeks of one instrument under each formula, up to the week at `at`. */
export function buildFocusTable(
  market: Market,
  one: PlacedInstrument,
  { at, tail }: { readonly at: number; readonly tail: number },
): SideTable {
  const weeks = listWeeks(Math.max(0, at - tail + 1), at);
  return {
    id: 'under-each',
    title: `${nameShort(one.item.instrument)} under each formula`,
    columns: [{ key: 'formula', label: 'Formula', ...text }, week, strength, momentum, quadrant, provisional],
    rows: one.each.flatMap(({ formula, x, y, places }) =>
      weeks
        .filter((t) => !Number.isNaN(places[t] ?? NaN))
        .map((t) => ({
          formula: formulaNames[formula],
          date: market.sessions[t] ?? null,
          x: toCell(x[t]),
          y: toCell(y[t]),
          quadrant: nameQuadrant(places[t]),
          provisional: t === market.assumedIndex,
        })),
    ),
    chart: {
      ...chartBase,
      title: `${nameShort(one.item.instrument)} under each formula`,
      series: rotationFormulas.map((formula) => ({ value: formulaNames[formula], label: formulaNames[formula], symbol: one.item.symbol })),
      seriesKey: 'formula',
      panelKey: 'formula',
      tail,
      week: market.sessions[at] ?? null,
      focus: null,
    },
  };
}
