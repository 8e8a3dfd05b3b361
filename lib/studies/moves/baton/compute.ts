import { formatLongDate } from '@/lib/format/format-date';
import { pluralise } from '@/lib/format/number-words';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { nameOf } from '../../kit/name-in-sentence';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { readListPanel } from '../../kit/read-panel';
import { describeCoverage } from '../../kit/session-rows';
import type { ChartSpec, StudyComputation, StudyContext } from '../../kit/study';
import { batonColumns, buildBatonRows, listBatonTables } from './baton-tables';
import { buildBaton, type Baton } from './build-baton';
import { listBatonSymbols, listCompared, type BatonParams } from './params';
import { listBatonFlags, sayBaton } from './say';

function drawBaton({ market }: StudyContext, baton: Baton | null, { benchmark }: BatonParams): ChartSpec {
  const { sessions } = market;
  const chosen = baton?.chosen ?? null;
  const from = chosen === null ? '' : formatLongDate(sessions[chosen.start] ?? '');
  const to = chosen === null ? '' : formatLongDate(sessions[chosen.start + chosen.after] ?? '');
  return {
    kind: 'slope',
    title: `Order by the lead over ${nameOf(market, benchmark)}`,
    unitLabel:
      chosen === null
        ? 'ranks'
        : `ranks over ${chosen.before} ${pluralise(chosen.before, 'session')} before and ${chosen.after} after, with the lead in points`,
    unit: 'rank',
    marks: [],
    labelKey: 'symbol',
    before: { key: 'rank_before', valueKey: 'before_pp', label: chosen === null ? 'Before' : `Before: to ${from}` },
    after: { key: 'rank_after', valueKey: 'after_pp', label: chosen === null ? 'After' : `After: to ${to}` },
  };
}

export function computeBaton(context: StudyContext, params: BatonParams): StudyComputation {
  const { market, range } = context;
  const panel = readListPanel(market, listBatonSymbols(params, context.basis), context.basis);
  const compared = listCompared(params, context.basis);
  const baton = buildBaton(context, panel, params, compared);
  const headlines = baton === null ? [] : sayBaton(context, baton);
  const chosen = baton?.chosen ?? null;
  const base = chosen === null ? range.base : Math.max(chosen.start - chosen.before, 0);
  const shown = chosen === null ? range : { base, first: Math.min(base + 1, range.last), last: range.last };
  const stored = panel.series.filter(({ first }) => first >= 0);
  return {
    columns: batonColumns,
    rows: baton === null ? [] : buildBatonRows(context, baton),
    events: null,
    headlines: headlines.length === 0 ? [buildMissingHeadline(context, compared)] : headlines,
    flags: [
      ...listCommonFlags({ market, range: shown }, panel),
      ...(baton === null ? [] : listBatonFlags(context, baton, params)),
      ...listNoteFlags(market, stored, [{ first: shown.base, last: shown.last }]),
    ],
    chart: drawBaton(context, baton, params),
    coverage: describeCoverage(market, stored),
    range: shown,
    basis: panel.basis,
    tables: baton === null ? [] : listBatonTables(context, baton),
  };
}
