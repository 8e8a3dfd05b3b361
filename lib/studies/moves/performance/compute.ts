import { clampRange } from '@/lib/market/study-range';
import { rebase } from '@/lib/metrics';
import { findCommonSpan, spanReturn } from '../../kit/common-span';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readListPanel } from '../../kit/read-panel';
import { buildSessionTable, describeCoverage, levelColumn } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import type { PerformanceParams } from './params';
import { flagRebased, sayPerformance, type Measured } from './say';

export function computePerformance(context: StudyContext, chosen: PerformanceParams): StudyComputation {
  const { symbols, mode, align, axis } = chosen;
  const { market } = context;
  const panel = readListPanel(market, symbols, context.basis);
  const common = findCommonSpan(context, panel.series);
  const firsts = panel.series.map((item) => item.first).filter((first) => first >= 0);
  const measured = panel.series.map((item): Measured => {
    const range = align === 'common' ? common.range : clampRange(context.range, item.first);
    return { item, range, change: spanReturn(item.closes, range) };
  });
  const start = firsts.length === 0 ? -1 : align === 'common' ? common.start : Math.min(...firsts);
  const columns = measured.map(({ item, range }) =>
    levelColumn(
      { key: item.symbol, label: item.instrument.name, unit: 'level', type: 'number', ...(mode === 'level' ? { raw: true } : {}) },
      mode === 'level' ? item.closes : rebase(item.closes, range.base),
    ),
  );
  const table = buildSessionTable(context, panel.series, start, columns, { fromBase: true });
  return {
    ...table,
    events: null,
    headlines: [sayPerformance(context, measured, chosen)],
    flags: [
      ...listCommonFlags(context, panel),
      ...(align === 'common' ? common.flags : []),
      ...(mode === 'rebased' ? [flagRebased(market, measured, table.range)] : []),
      ...listNoteFlags(market, panel.series, [table.range]),
    ],
    chart: {
      kind: 'lines',
      title: mode === 'level' ? 'Closes' : 'Performance',
      unitLabel: mode === 'level' ? 'level' : 'index, start = 100',
      unit: 'level',
      marks: [],
      lines: panel.series.map((item) => ({ key: item.symbol, label: item.instrument.name, symbol: item.symbol })),
      form: 'line',
      scale: axis,
      baseline: mode === 'rebased' ? 100 : null,
      startsAtBase: true,
      legs: [],
    },
    coverage: describeCoverage(market, panel.series),
    basis: panel.basis,
  };
}
