import { formatLongDate } from '@/lib/format/format-date';
import { toPercent } from '@/lib/format/to-percent';
import { deemerSpacing } from '@/lib/metrics';
import type { ChartMark, Column, StudyComputation, StudyContext } from '../../kit/study';
import { readIndex } from '../../kit/universe/index-context';
import { findThrusts } from '../../measure/counts/find-thrusts';
import { readCounts } from '../../measure/counts/read-counts';
import { buildBreadth, countColumn } from '../build-breadth';
import { buildTriggerTables, toSignalRule } from '../trigger-table';
import type { ThrustParams } from './params';
import { sayThrusts, sayTriggers, thrustNames } from './say';
import { thrustLevels } from './thrust-levels';

/** What happened next knows Deemer's triggers with their usual spacing alone. */
function toRule({ universe, which, mean, spacing, minCoveragePct }: ThrustParams): ReturnType<typeof toSignalRule> {
  if (which === 'deemer' && spacing !== deemerSpacing) return null;
  return toSignalRule(universe, `${which}-thrust`, minCoveragePct, which === 'zweig' && mean !== 'ema' ? { mean } : {});
}

export function computeThrusts(context: StudyContext, chosen: ThrustParams): StudyComputation {
  const { universe: id, which, minCoveragePct } = chosen;
  const covered = readCounts(context, id, minCoveragePct);
  const {
    universe,
    counts: { advances, declines },
    eligible,
  } = covered;
  const found = findThrusts(advances, declines, chosen);
  const isPercent = which === 'whaley';
  const column: Column = {
    key: 'value',
    label: thrustNames[which],
    unit: isPercent ? 'pct' : 'level',
    type: 'number',
    ...(isPercent ? {} : { decimals: 3 }),
  };
  const { events, tables } = buildTriggerTables(
    context,
    {
      triggers: found.triggers,
      values: found.values,
      valueColumn: column,
      isPercent,
      index: readIndex(context, universe),
      judged: found.values,
      rule: toRule(chosen),
    },
    'Every trigger',
  );
  const name = universe.definition.name;
  const marks = found.triggers
    .filter((t) => t >= context.range.first && t <= context.range.last)
    .flatMap((t): ChartMark[] => {
      const date = context.market.sessions[t];
      const value = found.values[t] ?? NaN;
      return date === undefined
        ? []
        : [{ date, value: isPercent ? toPercent(value) : value, label: formatLongDate(date), emphasis: t === found.triggers.at(-1) }];
    });
  const built = buildBreadth(
    context,
    covered,
    {
      column: { label: column.label, unit: column.unit, ...(isPercent ? {} : { decimals: 3 }) },
      values: found.values,
      others: [
        countColumn('advances', 'Advances', advances),
        countColumn('declines', 'Declines', declines),
        countColumn('eligible', 'Eligible', eligible),
        {
          key: 'armed',
          label: 'Armed',
          unit: 'none',
          type: 'boolean',
          cell: (t) => (Number.isNaN(found.values[t] ?? NaN) ? null : found.isArmed[t] === 1),
        },
      ],
      divergesAs: null,
      chart: {
        title: `${name}: ${thrustNames[which]}`,
        unitLabel: isPercent ? 'percent' : which === 'deemer' ? 'advances over declines' : 'mean ratio',
        form: 'line',
        baseline: isPercent ? toPercent(thrustLevels[which]) : thrustLevels[which],
        legs: ['advances', 'declines'],
      },
      say: (t, date) => sayThrusts(name, found, chosen, t, date),
      isRanked: false,
      detail: (t) => sayTriggers(context.market, found, t),
      events,
    },
    minCoveragePct,
  );
  return { ...built, tables, chart: { ...built.chart, marks } };
}
