import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from '@/lib/market/market';
import type { ChartSpec, Column, EventTable, Headline, Row, SideTable, StudyComputation } from './study';

const word = /(?<![A-Za-z])([Ss])ession(s?)(?![A-Za-z])/g;

/** A name of ours in which sessions are what is counted: 'sessions_down' as 'weeks_down', 'Sessions' as 'Weeks'. */
function rename(text: string, unit: CalendarUnit): string {
  return text.replace(word, (_, first: string, plural: string) => `${first === 'S' ? capitalise(unit) : unit}${plural}`);
}

function renameColumn(column: Column, unit: CalendarUnit): Column {
  // The label says what is counted; the unit 'sessions' would say otherwise.
  return {
    ...column,
    key: rename(column.key, unit),
    label: rename(column.label, unit),
    unit: column.unit === 'sessions' ? 'count' : column.unit,
  };
}

function renameRows(rows: readonly Row[], columns: readonly Column[], unit: CalendarUnit): readonly Row[] {
  const changed = new Map(columns.map(({ key }) => [key, rename(key, unit)] as const).filter(([key, name]) => key !== name));
  if (changed.size === 0) return rows;
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [changed.get(key) ?? key, cell])));
}

function renameTable<Table extends EventTable>(table: Table, unit: CalendarUnit): Table {
  return {
    ...table,
    title: rename(table.title, unit),
    columns: table.columns.map((column) => renameColumn(column, unit)),
    rows: renameRows(table.rows, table.columns, unit),
  };
}

/** Titles, labels, and the columns that count sessions: those of outcomes alone have such a name. */
function renameChart(chart: ChartSpec, unit: CalendarUnit): ChartSpec {
  const own = (text: string): string => rename(text, unit);
  const titled = { ...chart, title: own(chart.title) };
  switch (titled.kind) {
    case 'lines':
      return { ...titled, lines: titled.lines.map((line) => ({ ...line, label: own(line.label) })) };
    case 'dots':
      return { ...titled, categoryKey: own(titled.categoryKey), eventKeys: titled.eventKeys.map(own), legs: titled.legs.map(own) };
    case 'paths':
      return { ...titled, stepKey: own(titled.stepKey) };
    default:
      return titled;
  }
}

function renameSideTable(table: SideTable, unit: CalendarUnit): SideTable {
  return { ...renameTable(table, unit), chart: table.chart === null ? null : renameChart(table.chart, unit) };
}

/** Says in the sentence itself that its unit goes on, since it travels without the line below it; one that says so already stays as it is. */
function markToDate(headline: Headline, { sessions, unit, isToDate }: Market): Headline {
  const { text, provisional } = headline;
  const isSaid = text.includes(' so far') || text.includes(`(${unit} to date)`);
  if (!isToDate || !provisional || isSaid) return headline;
  return { ...headline, text: `${capitalise(unit)} to date, up to ${formatLongDate(sessions.at(-1) ?? '')}: ${text}` };
}

/**
 * What a study made of a market of units, with columns, titles and labels that speak of weeks where they spoke of sessions, and with what
 * a sentence about a unit to date is. Sentences themselves are the study's own. Of a market of sessions the very same object.
 */
export function nameUnits(computed: StudyComputation, market: Market): StudyComputation {
  const { unit } = market;
  if (unit === 'session') return computed;
  const { columns, rows, events, tables, headlines, chart } = computed;
  return {
    ...computed,
    columns: columns.map((column) => renameColumn(column, unit)),
    rows: renameRows(rows, columns, unit),
    events: events === null ? null : renameTable(events, unit),
    ...(tables === undefined ? {} : { tables: tables.map((table) => renameSideTable(table, unit)) }),
    headlines: headlines.map((headline) => markToDate(headline, market)),
    chart: renameChart(chart, unit),
  };
}
