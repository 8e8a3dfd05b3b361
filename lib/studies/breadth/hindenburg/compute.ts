import { formatLongDate } from '@/lib/format/format-date';
import { toPercent } from '@/lib/format/to-percent';
import { percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { ChartMark, Column, StudyComputation, StudyContext } from '../../kit/study';
import { findOmens } from '../../measure/counts/find-omens';
import { flagWarming } from '../../measure/counts/flag-warming';
import { readCounts } from '../../measure/counts/read-counts';
import { markValues } from '../../measure/measured-values';
import { buildBreadth, countColumn } from '../build-breadth';
import { buildTriggerTables, toSignalRule } from '../trigger-table';
import type { HindenburgParams } from './params';
import { sayHindenburg, sayOmens } from './say';

function conditionColumn(key: string, label: string, marks: Float64Array): SessionColumn {
  return { key, label, unit: 'none', type: 'boolean', cell: (t) => (Number.isNaN(marks[t] ?? NaN) ? null : marks[t] === 1) };
}

export function computeHindenburg(context: StudyContext, { universe: id, variant, minCoveragePct }: HindenburgParams): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct);
  const {
    universe,
    counts: { newHighs, newLows },
  } = covered;
  const found = findOmens(context, covered, variant);
  const { index, issues } = found;
  const triggers: number[] = [];
  found.omen.forEach((mark, t) => {
    if (mark === 1) triggers.push(t);
  });
  const column: Column = { key: 'value', label: 'Smaller share', unit: 'pct', type: 'number' };
  const values = found.smallerShare;
  const { events, tables } = buildTriggerTables(
    context,
    {
      triggers,
      values,
      valueColumn: column,
      isPercent: true,
      index,
      judged: found.omen,
      rule: toSignalRule(id, 'hindenburg', minCoveragePct, variant === '2.2' ? {} : { variant }),
    },
    'Every omen',
  );
  const name = universe.definition.name;
  const marks = triggers
    .filter((t) => t >= context.range.first && t <= context.range.last)
    .flatMap((t): ChartMark[] => {
      const date = context.market.sessions[t];
      return date === undefined
        ? []
        : [{ date, value: toPercent(values[t] ?? NaN), label: formatLongDate(date), emphasis: t === triggers.at(-1) }];
    });
  const built = buildBreadth(
    context,
    covered,
    {
      column: { label: column.label, unit: 'pct' },
      values,
      others: [
        countColumn('new_highs', 'New highs', newHighs),
        countColumn('new_lows', 'New lows', newLows),
        percentColumn({ key: 'highs_pct', label: 'Highs', unit: 'pct', type: 'number' }, found.highsShare),
        percentColumn({ key: 'lows_pct', label: 'Lows', unit: 'pct', type: 'number' }, found.lowsShare),
        conditionColumn('index_rising', 'Index above 50 sessions ago', found.isRising),
        conditionColumn('oscillator_negative', 'Oscillator below 0', found.isNegative),
        conditionColumn('highs_at_most_twice', 'Highs at most twice the lows', found.isBalanced),
        conditionColumn('omen', 'Omen', found.omen),
        countColumn('eligible', 'Issues', issues),
      ],
      divergesAs: null,
      chart: {
        title: `${name}: Hindenburg omen, ${variant}% variant`,
        unitLabel: 'percent of issues',
        form: 'line',
        baseline: Number(variant),
        legs: ['highs_pct', 'lows_pct'],
      },
      say: (t, date) => sayHindenburg(name, found, Number(variant), t, date),
      isRanked: false,
      flags: flagWarming(context, found.isWarming, markValues(values)),
      detail: (t) => sayOmens(context.market, found, triggers, t),
      events,
    },
    minCoveragePct,
  );
  return { ...built, tables, chart: { ...built.chart, marks } };
}
