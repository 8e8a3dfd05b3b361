import { formatLongDate } from '@/lib/format/format-date';
import { toPercentCell } from '../../kit/to-cell';
import type { Column, Row, SideTable, StudyContext } from '../../kit/study';
import { conditionIds, conditionNames } from '../../measure/conditions/condition-ids';
import type { JudgedRule } from '../../measure/conditions/judge-rules';
import { standingAt } from '../../measure/conditions/standing';
import { readHolds, type UsualRules } from './say';
import { formatFigure } from './tell-state';

const text = { unit: 'none', type: 'text' } as const;
const date = { unit: 'none', type: 'date' } as const;

/** The columns of a rule as it stood on a session. */
export const ruleColumns: readonly Column[] = [
  { key: 'date', label: 'Session', ...date },
  { key: 'condition', label: 'Condition', ...text },
  { key: 'rule', label: 'Rule', ...text },
  { key: 'holds', label: 'Holds', unit: 'none', type: 'boolean' },
  { key: 'figure', label: 'Figure', unit: 'pct', type: 'number' },
  { key: 'figure_is', label: 'What it is', ...text },
  { key: 'against', label: 'Set against', ...text },
  { key: 'period', label: 'Period', ...date },
  { key: 'known_from', label: 'Known from', ...date },
  { key: 'known_by', label: 'Known by', ...text },
  { key: 'series', label: 'Series', ...text },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

const datings = { published: 'its date of publication', 'usual-lag': 'the usual lag', seen: 'the day of reading' } as const;

/** A rule on a session, as a row. */
export function toRuleRow({ market }: StudyContext, one: JudgedRule, t: number): Row {
  const { rule, series, judged } = one;
  const { holds, figure, against, period, knownFrom, dating } = standingAt(judged, t);
  const compared = formatFigure(rule, against);
  return {
    date: market.sessions[t] ?? null,
    condition: rule.condition,
    rule: rule.text,
    holds,
    figure: rule.unit === 'none' ? null : toPercentCell(figure),
    figure_is: rule.figure === '' ? null : `${rule.figure}${rule.unit === 'points' ? ', points' : ''}`,
    against: compared === '' ? null : `${rule.against}: ${compared}`,
    period,
    known_from: knownFrom,
    known_by: dating === null ? null : rule.condition === 'fed' ? 'its announcement' : datings[dating],
    series: series === null ? `${rule.series}, not stored` : rule.series,
    provisional: t === market.assumedIndex,
  };
}

/** The other rules beside the usual ones. */
export function buildAlternatives(context: StudyContext, others: readonly JudgedRule[]): SideTable {
  const t = context.range.last;
  return {
    id: 'alternatives',
    title: `Other rules for the same conditions on ${formatLongDate(context.market.sessions[t] ?? '')}`,
    columns: ruleColumns,
    rows: others.map((one) => toRuleRow(context, one, t)),
    chart: null,
  };
}

/** Stretches of the sessions shown on which the values of today say something else than what was known then. */
export function buildHindsight({ market, range }: StudyContext, then: UsualRules, today: UsualRules): SideTable {
  const rows = conditionIds.flatMap((id): Row[] => {
    const stretches: { first: number; last: number; then: boolean | null; today: boolean | null }[] = [];
    for (let t = range.first; t <= range.last; t += 1) {
      const [known, revised] = [readHolds(then, id, t), readHolds(today, id, t)];
      const open = stretches.at(-1);
      if (known === revised) continue;
      if (open?.last === t - 1 && open.then === known && open.today === revised) open.last = t;
      else stretches.push({ first: t, last: t, then: known, today: revised });
    }
    return stretches.map((stretch) => ({
      condition: id,
      from: market.sessions[stretch.first] ?? null,
      to: market.sessions[stretch.last] ?? null,
      sessions: stretch.last - stretch.first + 1,
      then: stretch.then,
      today: stretch.today,
    }));
  });
  return {
    id: 'hindsight',
    title: rows.length === 0 ? 'Where hindsight differs: nowhere in the sessions shown' : 'Where hindsight differs in the sessions shown',
    columns: [
      { key: 'condition', label: 'Condition', ...text },
      { key: 'from', label: 'From', ...date },
      { key: 'to', label: 'To', ...date },
      { key: 'sessions', label: 'Sessions', unit: 'sessions', type: 'number' },
      { key: 'then', label: 'Held as then known', unit: 'none', type: 'boolean' },
      { key: 'today', label: 'Holds by today’s values', unit: 'none', type: 'boolean' },
    ],
    rows,
    chart: null,
  };
}

/** Lanes of the strip, from the top down. */
export const lanes = conditionIds.map((id) => ({ key: id, label: conditionNames[id].label }));
