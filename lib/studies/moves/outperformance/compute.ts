import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { buildSessionTable, describeCoverage, levelColumn, percentColumn, sessionDateColumn } from '../../kit/session-rows';
import type { ChartMark, StudyComputation, StudyContext } from '../../kit/study';
import { judgeSpread, type JudgedSpread } from './judge-spread';
import type { OutperformanceParams } from './params';
import { spreadUnitOf } from './spread-unit';

function listMarks(context: StudyContext, params: OutperformanceParams, { values, picked }: JudgedSpread): ChartMark[] {
  return picked
    .filter((event) => event.rank <= 5 && event.index >= context.range.first && event.index <= context.range.last)
    .flatMap((event): ChartMark[] => {
      const date = context.market.sessions[event.index];
      const value = spreadUnitOf(params).toCell(values[event.index]);
      if (date === undefined || value === null) return [];
      return [{ date, value, label: spreadUnitOf(params).format(value, true), emphasis: event.index === context.range.last }];
    });
}

export function computeOutperformance(context: StudyContext, chosen: OutperformanceParams): StudyComputation {
  const { market, range } = context;
  const panel = readPanel(market, [chosen.a, chosen.b], context.basis);
  const [a, b] = panel.series;
  if (a === undefined || b === undefined) throw new RangeError('outperformance needs two instruments');
  const judged = judgeSpread({ context, params: chosen, a, b });
  const { values, aReturns, bReturns, ranks, since, events, picked, headline, measureFlags, afterwards } = judged;
  const unit = spreadUnitOf(chosen);
  const start = a.first < 0 || b.first < 0 ? -1 : Math.max(a.first, b.first);
  const valueColumn = { key: 'value', label: `${a.symbol} less ${b.symbol}`, unit: unit.unit, type: 'number', signed: true } as const;
  const table = buildSessionTable(context, [a, b], start, [
    percentColumn({ key: 'a_return_pct', label: a.instrument.name, unit: 'pct', type: 'number', signed: true }, aReturns),
    percentColumn({ key: 'b_return_pct', label: b.instrument.name, unit: 'pct', type: 'number', signed: true }, bReturns),
    unit.unit === 'sigma' ? levelColumn(valueColumn, values) : percentColumn(valueColumn, values),
    levelColumn({ key: 'rank_to_date', label: 'Rank to date', unit: 'rank', type: 'number' }, ranks),
    sessionDateColumn({ key: 'largest_since', label: 'Last as large', unit: 'none', type: 'date' }, since, market),
  ]);
  const side = (values[range.last] ?? NaN) < 0 ? 'smallest' : 'largest';
  const spans = picked
    .filter((event) => event.kind === side && event.rank <= chosen.top)
    .map((event) => ({ first: event.index - chosen.sessions, last: event.index }));
  return {
    ...table,
    events,
    headlines: [headline],
    flags: [...measureFlags, ...listCommonFlags(context, panel), ...listNoteFlags(market, panel.series, spans)],
    chart: {
      kind: 'lines',
      title: `${a.instrument.name} less ${b.instrument.name}, ${chosen.sessions === 1 ? 'one session' : `${chosen.sessions} sessions`}`,
      unit: unit.unit,
      unitLabel: unit.label,
      marks: listMarks(context, chosen, judged),
      lines: [{ key: 'value', label: `${a.symbol} less ${b.symbol}`, symbol: a.symbol }],
      form: 'area',
      scale: 'linear',
      baseline: 0,
      legs: ['a_return_pct', 'b_return_pct'],
    },
    coverage: describeCoverage(market, panel.series),
    basis: panel.basis,
    tables: afterwards === null ? [] : [afterwards],
  };
}
