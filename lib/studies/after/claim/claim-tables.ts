import { uncapitalise } from '@/lib/format/capitalise';
import { pluralise } from '@/lib/format/number-words';
import { toShown } from '@/lib/format/percent-units';
import { nameVerdict } from '@/lib/format/verdict-words';
import type { Column, EventTable, Row, SideTable } from '../../kit/study';
import { toCell } from '../../kit/to-cell';
import { isPriceMeasure } from '../../measure/measures';
import { isSignedFigure, type ClaimContext, type Evaluation } from './evaluation';
import type { Judgement, JudgedReading } from './judge-claim';

const titles: Readonly<Record<string, string>> = {
  largest: 'Rivals',
  nth: 'Rivals',
  ever: 'The most extreme',
  'highest-since': 'As extreme before',
  'first-since': 'Every occurrence',
  'only-k-since': 'Every occurrence',
  'in-a-row': 'The run and what breaks it',
  'count-this-year': 'What is counted',
  gap: 'Longest waits',
  figure: 'Records of the measure before',
  happened: 'The nearest',
  afterwards: 'Events and what followed',
};

// These count what happened, first to last: no rank.
const counted: ReadonlySet<string> = new Set(['only-k-since', 'count-this-year', 'first-since']);

/** What the figure beside each session is. */
function nameValue({ comparison, horizon }: ClaimContext['params']): string {
  if (comparison === 'afterwards') return `After ${horizon} ${pluralise(horizon, 'session')}`;
  // Of what happens on single sessions: how long it had been waited for.
  return comparison === 'count-this-year' ? 'After the one before' : 'Value';
}

/** The sessions that stand beside the claim, the claim's own among them. */
export function buildRivals(claim: ClaimContext, evaluation: Evaluation): EventTable {
  const {
    context: { market },
    params,
    at,
  } = claim;
  const { rivals, unit } = evaluation;
  const hasStart = rivals.some((rival) => rival.start !== null);
  const hasEnd = rivals.some((rival) => rival.end !== undefined);
  const columns: Column[] = [
    { key: 'rank', label: counted.has(params.comparison) ? 'No.' : 'Rank', unit: 'rank', type: 'number' },
    { key: 'date', label: hasEnd ? 'Reached' : 'Session', unit: 'none', type: 'date' },
    ...(hasStart ? [{ key: 'start', label: 'Start', unit: 'none', type: 'date' } as const] : []),
    ...(hasEnd ? [{ key: 'end', label: 'End', unit: 'none', type: 'date' } as const] : []),
    {
      key: 'value',
      label: nameValue(params),
      unit: params.comparison === 'count-this-year' ? 'sessions' : unit,
      type: 'number',
      ...(params.comparison === 'afterwards' || isSignedFigure(claim, evaluation) ? { signed: true } : {}),
      ...(isPriceMeasure(params) && unit === 'level' ? { raw: true } : {}),
    },
    { key: 'is_claim', label: 'The claim', unit: 'none', type: 'boolean' },
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
  const rows = rivals.map(
    (rival): Row => ({
      rank: rival.rank,
      date: market.sessions[rival.index] ?? null,
      ...(hasStart ? { start: market.sessions[rival.start ?? -1] ?? null } : {}),
      ...(hasEnd ? { end: market.sessions[rival.end ?? -1] ?? null } : {}),
      value: toCell(toShown(rival.value, unit)),
      is_claim: rival.isClaim,
      provisional: (rival.end ?? rival.index) === market.assumedIndex && at === market.assumedIndex,
    }),
  );
  return { title: titles[params.comparison] ?? 'Rivals', columns, rows };
}

const readingColumns: readonly Column[] = [
  { key: 'label', label: 'Definition', unit: 'none', type: 'text' },
  { key: 'verdict', label: 'Verdict', unit: 'none', type: 'text' },
  { key: 'figure', label: 'Figure', unit: 'none', type: 'number' },
  { key: 'figure_unit', label: 'Unit', unit: 'none', type: 'text' },
  { key: 'rank', label: 'Rank', unit: 'rank', type: 'number' },
  { key: 'weight', label: 'Weight', unit: 'none', type: 'text' },
  { key: 'note', label: 'Found', unit: 'none', type: 'text' },
  { key: 'definition', label: 'Parameter', unit: 'none', type: 'text' },
];

function toReadingRow(item: JudgedReading, weight: string): Row {
  const {
    reading,
    evaluation: { holds, figure, unit, rank, finding, missing },
    claim: {
      context: { market },
    },
  } = item;
  const kind = holds === null ? 'cannot_check' : holds ? 'holds' : 'fails';
  return {
    label: reading.label,
    verdict: uncapitalise(nameVerdict({ kind, under: null })),
    figure: toCell(toShown(figure, unit)),
    figure_unit: unit === 'sessions' ? `${market.unit}s` : unit,
    rank,
    weight,
    note: missing ?? finding,
    definition: reading.id,
  };
}

/** The same claim under each other definition: what decides, and what only informs. */
export function buildRobustness({ judged, others }: Judgement): SideTable {
  const rows = [
    toReadingRow(judged, 'judged'),
    ...others.map((other) => toReadingRow(other, other.reading.decides ? 'decides' : 'informs')),
  ];
  const isPrice = isPriceMeasure(judged.reading.choice) && judged.evaluation.unit === 'level';
  const columns = isPrice ? readingColumns.map((column) => (column.key === 'figure' ? { ...column, raw: true } : column)) : readingColumns;
  return { id: 'robustness', title: 'Under other definitions', columns, rows, chart: null };
}
