import { listCommonFlags } from '../../kit/flags';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { describeCoverage, listedRange } from '../../kit/session-rows';
import type { Column, Row, StudyComputation, StudyContext } from '../../kit/study';
import { toCell } from '../../kit/to-cell';
import { listNeeds, readNeedContext } from './list-needs';
import type { Need, NeedContext } from './need';
import type { NeedsParams } from './params';
import { listOwnFlags, sayIf, sayNeeds } from './say';

// The nearest ones are drawn; the table has them all.
const shownFirst = 20;

const columns: readonly Column[] = [
  { key: 'statement', label: 'For', unit: 'none', type: 'text' },
  { key: 'side', label: 'Closes', unit: 'none', type: 'text' },
  { key: 'close', label: 'Close needed', unit: 'level', type: 'number', raw: true },
  { key: 'change_pct', label: 'Change needed', unit: 'pct', type: 'number', signed: true },
  { key: 'kind', label: 'Kind', unit: 'none', type: 'text' },
  { key: 'if', label: 'If', unit: 'none', type: 'text' },
  { key: 'met', label: 'Met by the assumed close', unit: 'none', type: 'boolean' },
  { key: 'link', label: 'Proof', unit: 'none', type: 'text' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

function buildRow(context: NeedContext, need: Need): Row {
  const { closes, index, main, daily } = context;
  // Of a unit that runs the last close is one so far, and nothing that was assumed.
  const assumed = daily.assumedIndex === null ? NaN : (main.closes[index] ?? NaN);
  return {
    statement: need.statement,
    side: need.direction === 'up' ? 'at or above' : 'at or below',
    close: need.close,
    change_pct: toCell((need.close / (closes[index - 1] ?? NaN) - 1) * 100),
    kind: need.kind,
    if: sayIf(context, need) || null,
    met: Number.isNaN(assumed) ? null : need.direction === 'up' ? assumed >= need.close : assumed <= need.close,
    link: need.link,
    provisional: need.versus !== null || !Number.isNaN(assumed),
  };
}

export function computeNeeds(given: StudyContext, chosen: NeedsParams): StudyComputation {
  const { context, panel } = readNeedContext(given, chosen);
  const needs = context === null ? [] : listNeeds(context);
  const headlines = context === null ? [] : sayNeeds(context, needs);
  return {
    columns,
    rows: context === null ? [] : needs.map((need) => buildRow(context, need)),
    events: null,
    headlines: headlines.length === 0 ? [buildMissingHeadline(given, [chosen.symbol])] : headlines,
    flags: [...listOwnFlags(chosen.symbol, context, panel), ...listCommonFlags(given, panel)],
    chart: {
      kind: 'ranking',
      title: 'Change needed',
      unitLabel: 'percent',
      unit: 'pct',
      marks: [],
      labelKey: 'statement',
      valueKey: 'change_pct',
      first: shownFirst,
    },
    coverage: describeCoverage(given.market, panel.series),
    range: listedRange(given, panel.series),
    basis: panel.basis,
  };
}
