import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLinesAt } from '@/components/charts/read-lines-at';
import { fromDayNumber } from '@/lib/calendar/civil-date';
import { rangeOf } from '@/lib/market/study-range';
import { readLineSeries } from '@/lib/plot/lines/line-series';
import { studies } from '@/lib/studies/registry';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { isDisplayOnly } from '@/lib/view/is-display-only';
import { leadChart } from '@/lib/view/lead-chart';
import { packDrawn, packStudyHistory, surveyRows, unpackChartRows, unpackDrawn, type PackedHistory } from '@/lib/view/pack-history';
import { packRows, unpackRows } from '@/lib/view/pack-rows';
import { spreadOverview } from '@/lib/view/spread-overview';
import { makeRandomMarket } from '../support/random-market';
import { withRandomSeries } from '../support/random-series';
import { withRandomUniverses } from '../support/random-universe';

// What a page carries to the browser column by column must be what the server had: in full, or of a chart all that is drawn and told.

const market = withRandomSeries(withRandomUniverses(makeRandomMarket(20_240_716, 420), 7), 7);
const range = rangeOf(0, market.sessions.length - 1);
const answers = studies.map((study) => [study.id, study.compute({ market, range, basis: 'price' }, study.params.parse({}))] as const);

const pickKeys = (row: Row, columns: readonly { readonly key: string }[]): Row =>
  Object.fromEntries(columns.flatMap(({ key }) => (key in row ? [[key, row[key] ?? null]] : [])));

function tellAll(
  chart: ChartSpec,
  columns: Parameters<typeof readLinesAt>[0]['columns'],
  rows: readonly Row[],
): ReturnType<typeof readLinesAt>[] | null {
  if (chart.kind !== 'lines') return null;
  const series = readLineSeries(
    rows,
    chart.lines.map(({ key }) => key),
    chart.scale,
  );
  const valueAt = (key: string, index: number): number | null => series.values.get(key)?.[index] ?? null;
  return rows.map((row, index) =>
    readLinesAt({ chart, columns, row, index, series, markedDates: new Set(chart.context?.dates ?? []), valueAt }),
  );
}

describe('packed rows', () => {
  it.each(answers)('of %s are its rows', (_id, { rows, events, tables }) => {
    for (const given of [rows, events?.rows ?? [], ...(tables ?? []).map((table) => table.rows)]) {
      const sent: unknown = JSON.parse(JSON.stringify(packRows(given)));
      expect(unpackRows(sent as ReturnType<typeof packRows>)).toEqual(given);
    }
  });

  it.each([
    ['of many rows', Array.from({ length: 100 }, (_, place): Row => ({ place, source: 'yahoo', provisional: false, since: null }))],
    ['of one', [{ place: 0, source: 'yahoo', provisional: true, since: null }]],
    ['of none', []],
  ])('%s have what is the same in all of them once, and are the rows', (_name, given) => {
    const packed = packRows(given);
    expect(packed.split('yahoo').length - 1).toBe(Math.min(1, given.length));
    expect(unpackRows(packed)).toEqual(given);
  });

  it.each(answers)('of the chart of %s alone are told the same', (_id, drawn) => {
    const { chart, columns, rows } = drawn;
    const few = unpackDrawn(packDrawn(drawn));
    const told = (of: readonly Row[]): unknown =>
      tellAll(chart, columns, of)?.map((all) => all.map(({ label, text }) => `${label} ${text}`));
    expect(few).toHaveLength(rows.length);
    expect(told(few)).toEqual(told(rows));
  });
});

const send = (history: PackedHistory): PackedHistory => JSON.parse(JSON.stringify(history)) as PackedHistory;

describe('a history', () => {
  it.each(answers)(
    'of %s is told as its rows are, and drawn within a digit of what is told',
    (_id, { chart, columns, rows, tables = [] }) => {
      const result = { chart, columns, rows, tables };
      const sent = send(packStudyHistory(result));
      const lead = leadChart(result);
      const unpacked = unpackChartRows(sent.lead);
      expect(sent.total).toBe(lead.rows.length);
      expect(unpacked.map((row) => row['date'] ?? null)).toEqual(lead.rows.map((row) => row['date'] ?? null));
      const told = (of: readonly Row[]): unknown =>
        tellAll(lead.chart, lead.columns, of)?.map((readings) => readings.map(({ label, text }) => `${label} ${text}`));
      expect(told(unpacked)).toEqual(told(lead.rows));
      if (lead.chart.kind !== 'lines') expect(unpacked).toEqual(lead.rows.map((row) => pickKeys(row, lead.columns)));
      else
        for (const { key } of lead.chart.lines)
          lead.rows.forEach((row, at) => {
            const [exact, near] = [row[key] ?? null, unpacked[at]?.[key] ?? null];
            if (typeof exact !== 'number') expect(near).toBe(exact);
            else expect(Math.abs(Number(near) - exact)).toBeLessThan(isDisplayOnly(result) ? Math.abs(exact) * 1e-9 : 0.0016);
          });
      if (sent.own !== null) expect(unpackChartRows(sent.own).length).toBe(rows.length);
    },
  );

  it.each(answers.filter(([, { chart }]) => chart.kind === 'lines'))(
    'of %s has an overview with the extremes of its first line',
    (_id, answer) => {
      const result = { tables: [], ...answer };
      const lead = leadChart(result);
      const key = lead.chart.kind === 'lines' ? (lead.chart.lines[0]?.key ?? '') : '';
      const { total, lead: few } = send(packStudyHistory(result, 60));
      const whole = unpackChartRows(send(packStudyHistory(result)).lead);
      const overview = spreadOverview(unpackChartRows(few), key, total);
      // Whoever has all rows finds the same overview.
      expect(spreadOverview(surveyRows(whole, key, 60), key, whole.length)).toEqual(overview);
      const { dates, values } = overview;
      expect(dates.length).toBe(lead.rows.length);
      expect(dates.at(-1)).toBe(lead.rows.at(-1)?.['date']);
      const told = whole.map((row) => row[key]);
      const known = (of: readonly unknown[]): number[] => of.filter((value) => typeof value === 'number');
      expect(Math.max(...known(values))).toBe(Math.max(...known(told)));
      expect(Math.min(...known(values))).toBe(Math.min(...known(told)));
    },
  );

  // Ninety-eight years of closes in cents, as they begin at 20; what browsers fetch is compressed.
  const sessions = 25_000;
  const walk = (seed: number): number[] => {
    let state = seed;
    let level = 20;
    return Array.from({ length: sessions }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      level *= 1.00024 + (state / 2_147_483_648 - 0.5) * 0.035;
      return Math.round(level * 100) / 100;
    });
  };
  const weigh = (lines: number, baseline: number | null): number => {
    const keys = Array.from({ length: lines }, (_, at) => `L${at}`);
    const values = keys.map((_, at) =>
      walk(at + 1).map((close, _place, all) => (baseline === null ? close : (100 * close) / (all[0] ?? 1))),
    );
    const rows = Array.from(
      { length: sessions },
      (_, at): Row => ({
        date: fromDayNumber(-15_000 + Math.floor((at * 7) / 5)),
        provisional: false,
        ...Object.fromEntries(keys.map((key, line) => [key, values[line]?.[at] ?? null])),
      }),
    );
    const chart: ChartSpec = {
      kind: 'lines',
      title: '',
      unit: 'level',
      unitLabel: '',
      form: 'line',
      scale: 'linear',
      marks: [],
      legs: [],
      baseline,
      lines: keys.map((key) => ({ key, label: key, symbol: null })),
    };
    return gzipSync(JSON.stringify(packStudyHistory({ chart, columns: [], rows, tables: [] }))).length / 1024;
  };

  it('of 25,000 sessions weighs at most 60 KB a line of closes, compressed, and 110 KB a rebased one', () => {
    expect(weigh(1, null)).toBeLessThan(60);
    expect(weigh(1, 100)).toBeLessThan(110);
    expect(weigh(10, null)).toBeLessThan(600);
  });
});
