import type { SessionDate } from '@/lib/calendar/session-date';
import { periodOf } from '@/lib/market/series/periods';
import { observedKey } from '@/lib/market/series/observed-series';
import { readSeriesAsKnown } from '@/lib/market/series/read-series-as-known';
import type { Market } from '@/lib/market/market';
import { deferRows } from '../../kit/deferred-rows';
import { toCell } from '../../kit/to-cell';
import type { Column, SideTable, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { conditionIds, conditionNames } from '../../measure/conditions/condition-ids';
import { lanes } from './condition-tables';
import type { ConditionsParams } from './params';
import { readHolds, type UsualRules } from './say';

const isYes = { unit: 'none', type: 'boolean' } as const;

/** Whether the month of a session is dated as one of recession by what is known now, long afterwards; null where it is not dated yet. */
function readRecessions(
  { observed, sessions }: Market,
  { revisions }: ConditionsParams,
): (session: SessionDate | undefined) => boolean | null {
  const series = observed.get(observedKey({ id: 'USREC', revised: revisions === 'today' }));
  const last = sessions.at(-1);
  if (series === undefined || last === undefined) return () => null;
  const { periods, values } = readSeriesAsKnown(series.observations, last, { frequency: series.definition.frequency });
  const dated = new Map(periods.map((period, at) => [period, values[at] ?? NaN]));
  return (session) => {
    const value = session === undefined ? NaN : (dated.get(periodOf(session, 'monthly')) ?? NaN);
    return Number.isNaN(value) ? null : value === 1;
  };
}

/** Session by session whether each condition held, the index above: the table and the chart that leads. */
export function buildStrip(context: StudyContext, chosen: ConditionsParams, index: StudySeries | undefined, usual: UsualRules): SideTable {
  const { market, range } = context;
  const isRecession = readRecessions(market, chosen);
  const hasIndex = index !== undefined && index.first >= 0;
  const columns: readonly Column[] = [
    { key: 'date', label: 'Session', unit: 'none', type: 'date' },
    ...(hasIndex ? [{ key: 'index_close', label: index.instrument.name, unit: 'level', type: 'number', raw: true } as const] : []),
    ...conditionIds.map((id): Column => ({ key: id, label: conditionNames[id].label, ...isYes })),
    { key: 'recession', label: 'Recession, dated afterwards', ...isYes },
    { key: 'provisional', label: 'Provisional', ...isYes },
  ];
  const sessions = market.sessions.slice(range.first, range.last + 1);
  const rows = deferRows(sessions.length, [
    { key: 'date', cell: (place) => sessions[place] ?? null },
    ...(hasIndex ? [{ key: 'index_close', cell: (place: number) => toCell(index.closes[range.first + place]) }] : []),
    ...conditionIds.map((id) => ({ key: id, cell: (place: number) => readHolds(usual, id, range.first + place) })),
    { key: 'recession', cell: (place) => isRecession(sessions[place]) },
    { key: 'provisional', cell: (place) => range.first + place === market.assumedIndex },
  ]);
  return {
    id: 'strip',
    title: 'The conditions session by session',
    columns,
    rows,
    leads: true,
    chart: {
      kind: 'grid',
      title: chosen.revisions === 'then' ? 'The four conditions, as then known' : 'The four conditions, with today’s revisions',
      unitLabel: 'held, not held or not known, at each close',
      unit: 'none',
      marks: [],
      lanes,
      middle: 0.5,
      reach: 0.5,
      open: false,
      states: { yes: 'holds', no: 'does not', unknown: 'unknown' },
      shade: { key: 'recession', label: 'Recession as the NBER dated it, long afterwards' },
      ...(hasIndex
        ? {
            context: { key: 'index_close', label: index.instrument.name, symbol: index.symbol, scale: 'log' as const, dates: [], mark: '' },
          }
        : {}),
    },
  };
}
