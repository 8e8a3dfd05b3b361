import { pluralise } from '@/lib/format/number-words';
import { findRuns, markMoves, markRelativeMoves, rankDescending, type Run, type SessionMarks } from '@/lib/metrics';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { describeCoverage, listedRange } from '../../kit/session-rows';
import type { Column, Row, StudyComputation, StudyContext } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { buildAfterwards, type Afterwards } from '../../measure/afterwards';
import { listStreakSymbols, type StreakParams } from './params';
import { listAtLeastFlags, sayStreaks } from './say';

const date = { unit: 'none', type: 'date' } as const;
const columns: readonly Column[] = [
  { key: 'start', label: 'Start', ...date },
  { key: 'reached', label: 'Reached', ...date },
  { key: 'end', label: 'End', ...date },
  { key: 'sessions', label: 'Sessions', unit: 'sessions', type: 'number' },
  { key: 'return_pct', label: 'Return', unit: 'pct', type: 'number', signed: true },
  { key: 'status', label: 'Status', unit: 'none', type: 'text' },
  { key: 'rank', label: 'Rank by length', unit: 'rank', type: 'number' },
  { key: 'at_least', label: 'May have begun before', unit: 'none', type: 'boolean' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];
const versusColumn: Column = { key: 'versus_return_pct', label: 'Return of the other', unit: 'pct', type: 'number', signed: true };

function markSessions(panel: StudyPanel, { direction, thresholdPct, ties }: StreakParams): SessionMarks {
  const [a, b] = panel.series;
  const theta = thresholdPct / 100;
  const includeTies = ties === 'include';
  if (a === undefined) return new Int8Array(0);
  return b === undefined
    ? markMoves(a.closes, direction, theta, includeTies)
    : markRelativeMoves(a.closes, b.closes, direction, theta, includeTies);
}

function runReturn(closes: Float64Array, run: Run): number {
  return (closes[run.end] ?? NaN) / (closes[run.start - 1] ?? NaN) - 1;
}

/** The same rule as the study of what happened next knows it: each run once, on the session on which it is long enough. */
function toRule({ symbol, versus, direction, thresholdPct, length, ties }: StreakParams): Readonly<Record<string, string>> {
  return { symbol, ...(versus === '' ? {} : { versus }), sessions: String(length), direction, thresholdPct: String(thresholdPct), ties };
}

function buildRows({ market, range }: StudyContext, panel: StudyPanel, runs: readonly Run[], after: Afterwards | null): Row[] {
  const [a, b] = panel.series;
  const ranks = rankDescending(Float64Array.from(runs, (run) => run.length));
  return runs.flatMap((run, i): Row[] => {
    if (a === undefined || run.reached < range.first || run.reached > range.last) return [];
    return [
      {
        start: market.sessions[run.start] ?? null,
        reached: market.sessions[run.reached] ?? null,
        end: market.sessions[run.end] ?? null,
        sessions: run.length,
        return_pct: toPercentCell(runReturn(a.closes, run)),
        ...(b === undefined ? {} : { versus_return_pct: toPercentCell(runReturn(b.closes, run)) }),
        ...after?.cellsAt(run.reached),
        status: run.status,
        rank: toCell(ranks[i]),
        at_least: run.atLeast,
        provisional:
          market.assumedIndex !== null && (run.end === market.assumedIndex || after?.endsOn(run.reached, market.assumedIndex) === true),
      },
    ];
  });
}

export function computeStreaks(context: StudyContext, chosen: StreakParams): StudyComputation {
  const panel = readPanel(context.market, listStreakSymbols(chosen), context.basis);
  const marks = markSessions(panel, chosen);
  // The last session on which all of them have begun and none has ended: after a gap there is a close but no return.
  const last = Math.min(...panel.series.map((item) => item.last));
  const maximal = findRuns(marks, chosen.length, 'maximal', last);
  const runs = chosen.mode === 'maximal' ? maximal : findRuns(marks, chosen.length, 'nested', last);
  const spans = runs.map((run) => ({ first: run.start, last: run.end }));
  const [main] = panel.series;
  const after = buildAfterwards(context, toRule(chosen), chosen.mode === 'nested' ? 'every-session' : 'reached');
  // What is new stands behind what files have had from the start.
  const before: Readonly<Record<string, readonly Column[]>> = {
    status: chosen.versus === '' ? [] : [versusColumn],
    provisional: after?.eventColumns ?? [],
  };
  return {
    columns: columns.flatMap((column) => [...(before[column.key] ?? []), column]),
    rows: buildRows(context, panel, runs, after),
    events: null,
    headlines: sayStreaks(context, panel, chosen, marks, maximal),
    flags: [
      ...listCommonFlags(context, panel),
      ...listAtLeastFlags(context, panel, runs),
      ...listNoteFlags(context.market, panel.series, spans),
    ],
    chart: {
      kind: 'spans',
      title: `Runs of ${chosen.length} ${pluralise(chosen.length, 'session')} or more`,
      unitLabel: 'percent over the run',
      unit: 'pct',
      marks: [],
      startKey: 'start',
      endKey: 'end',
      valueKey: 'return_pct',
      symbol: main?.symbol ?? null,
    },
    coverage: describeCoverage(context.market, panel.series),
    range: listedRange(context, panel.series),
    basis: panel.basis,
    tables: after === null ? [] : [after.table],
  };
}
