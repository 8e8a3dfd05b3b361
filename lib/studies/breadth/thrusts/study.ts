import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { deemerLevel, deemerSpacing, whaleyLevel, zweigHigh, zweigLow, type Thrusts } from '@/lib/metrics';
import { listIndexSymbols } from '../../measure/members/read-members';
import { choiceParam, integerParam } from '../../kit/params';
import type { ChartMark, Column, Study, StudyComputation, StudyContext } from '../../kit/study';
import { readIndex } from '../../kit/universe/index-context';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';
import { findValues } from '../../kit/universe/universe-table';
import { buildBreadth, countColumn, sayCoverageRule } from '../build-breadth';
import { findThrusts } from '../../measure/counts/find-thrusts';
import { readCounts } from '../../measure/counts/read-counts';
import { buildTriggerTables, toSignalRule } from '../trigger-table';

const params = z.object({
  universe: universeParam('nyse'),
  which: choiceParam(['zweig', 'deemer', 'whaley'], 'zweig', ['Zweig', 'Deemer', 'Whaley'], { label: 'Thrust', description: 'zweig: the 10-session mean of advances among advances and declines rises from below 0.40 to above 0.615 within ten sessions; deemer: ten sessions’ advances above 1.97 times their declines; whaley: more than 73.66% advances over five sessions.' }),
  mean: choiceParam(['ema', 'sma'], 'ema', ['Exponential', 'Plain'], { label: 'Mean', description: 'ema: weights of 2/11 from the plain mean of the first ten; sma: the plain mean of ten sessions.', appliesWhen: { which: ['zweig'] } }),
  spacing: integerParam(deemerSpacing, 1, 252, { label: 'Spacing', description: 'Sessions from one trigger of Deemer’s to the next at least; published lists count triggers of one month once.', appliesWhen: { which: ['deemer'] } }),
  minCoveragePct: minCoverageParam(),
});

type Params = z.output<typeof params>;

const names = { zweig: 'Zweig breadth thrust', deemer: 'Deemer breakaway momentum', whaley: 'Whaley breadth thrust' } as const;
const levels = { zweig: zweigHigh, deemer: deemerLevel, whaley: whaleyLevel } as const;

/** A quotient as it is usually written: 0.615, 1.97, 73.66%. */
function write(value: number, which: Params['which']): string {
  return which === 'whaley' ? `${formatNumber(toPercent(value))}%` : formatNumber(value, { decimals: 3 });
}

function saySignal({ triggers, values, isArmed }: Thrusts, t: number, { which, spacing }: Params): string {
  const value = values[t] ?? NaN;
  if (triggers.includes(t)) return 'which is a thrust';
  const gap = levels[which] - value;
  const away = `${which === 'whaley' ? `${formatNumber(toPercent(gap))} points` : write(gap, which)} below the trigger of ${write(levels[which], which)}`;
  if (which === 'zweig') return isArmed[t] === 1 ? `armed, ${away}` : `not armed: it must first fall below ${formatNumber(zweigLow)}`;
  if (isArmed[t] === 1) return away;
  if (gap < 0) return `above the trigger of ${write(levels[which], which)}, which it must first fall back to`;
  return `${away}, and within ${which === 'deemer' ? countWord(spacing) : 'ten'} sessions of the last one, so that the next session’s would not count`;
}

/** What happened next knows Deemer's triggers with their usual spacing alone. */
function toRule({ universe, which, mean, spacing, minCoveragePct }: Params): ReturnType<typeof toSignalRule> {
  if (which === 'deemer' && spacing !== deemerSpacing) return null;
  return toSignalRule(universe, `${which}-thrust`, minCoveragePct, which === 'zweig' && mean !== 'ema' ? { mean } : {});
}

function compute(context: StudyContext, chosen: Params): StudyComputation {
  const { universe: id, which, minCoveragePct } = chosen;
  const covered = readCounts(context, id, minCoveragePct);
  const { universe, counts: { advances, declines }, eligible } = covered;
  const found = findThrusts(advances, declines, chosen);
  const isPercent = which === 'whaley';
  const column: Column = { key: 'value', label: names[which], unit: isPercent ? 'pct' : 'level', type: 'number', ...(isPercent ? {} : { decimals: 3 }) };
  const { events, tables } = buildTriggerTables(context, { triggers: found.triggers, values: found.values, valueColumn: column, isPercent, index: readIndex(context, universe), judged: found.values, rule: toRule(chosen) }, 'Every trigger');
  const name = universe.definition.name;
  const sayLast = (t: number): string => {
    const past = found.triggers.filter((trigger) => trigger <= t);
    const last = past.at(-1);
    const since = formatLongDate(context.market.sessions[findValues(found.values)?.first ?? -1] ?? '');
    if (last === undefined) return `None since ${since}, where it can first be measured`;
    return `${countWord(past.length)} ${pluralise(past.length, 'trigger')} since ${since}, the last on ${formatLongDate(context.market.sessions[last] ?? '')}`.replace(/^./, (letter) => letter.toUpperCase());
  };
  const marks = found.triggers.filter((t) => t >= context.range.first && t <= context.range.last).flatMap((t): ChartMark[] => {
    const date = context.market.sessions[t];
    const value = found.values[t] ?? NaN;
    return date === undefined ? [] : [{ date, value: isPercent ? toPercent(value) : value, label: formatLongDate(date), emphasis: t === found.triggers.at(-1) }];
  });
  const built = buildBreadth(context, covered, {
    column: { label: column.label, unit: column.unit, ...(isPercent ? {} : { decimals: 3 }) },
    values: found.values,
    others: [
      countColumn('advances', 'Advances', advances),
      countColumn('declines', 'Declines', declines),
      countColumn('eligible', 'Eligible', eligible),
      { key: 'armed', label: 'Armed', unit: 'none', type: 'boolean', cell: (t) => (Number.isNaN(found.values[t] ?? NaN) ? null : found.isArmed[t] === 1) },
    ],
    divergesAs: null,
    chart: { title: `${name}: ${names[which]}`, unitLabel: isPercent ? 'percent' : which === 'deemer' ? 'advances over declines' : 'mean ratio', form: 'line', baseline: isPercent ? toPercent(levels[which]) : levels[which], legs: ['advances', 'declines'] },
    say: (t, date) => `The ${names[which]} of the ${name} stood at ${write(found.values[t] ?? NaN, which)} on ${date}, ${saySignal(found, t, chosen)}`,
    isRanked: false,
    detail: sayLast,
    events,
  }, minCoveragePct);
  return { ...built, tables, chart: { ...built.chart, marks } };
}

const rules: Readonly<Record<Params['which'], (params: Params) => string>> = {
  zweig: () => `The ten-session mean of advances among advances and declines goes from below ${formatNumber(zweigLow)} to above ${zweigHigh}, with at most ten sessions from the last one below to the trigger; another can come after the next close below.`,
  deemer: ({ spacing }) => `Advances of ten sessions exceed ${deemerLevel} times their declines; another can come after falling back, ${countWord(spacing)} ${pluralise(spacing, 'session')} after the last one at the earliest.`,
  whaley: () => `Over five sessions more than ${formatNumber(toPercent(whaleyLevel))}% of advances and declines are advances; another can come after falling back, and a repeat within ten sessions is dropped.`,
};

const formulas = {
  zweig: String.raw`\overline{\left(\frac{A}{A+D}\right)}_{10}: \; < 0.40 \to > 0.615`,
  deemer: String.raw`\sum_{10} A > 1.97 \sum_{10} D`,
  whaley: String.raw`\frac{\sum_5 A}{\sum_5 A + \sum_5 D} > 73.66\%`,
} as const;

/** Breadth thrusts: where the signal stands, how far the trigger is, and every past one with what came next. */
export const thrusts: Study<typeof params> = {
  id: 'thrusts',
  title: 'Breadth thrusts',
  question: 'Has breadth thrust, how far is the trigger, and what came after earlier ones?',
  rowsAre: 'sessions',
  heavy: true,
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  // What came next is known as far as the index is.
  universes: ({ universe }) => [{ id: universe, level: 'counts', ends: 'rows' }],
  definition: (chosen) => ({
    text: `${names[chosen.which]}. ${rules[chosen.which](chosen)}${chosen.which === 'zweig' ? ` The mean is ${chosen.mean === 'ema' ? 'exponential, with weights of 2/11 from the plain mean of the first ten, and starts anew after a missing session' : 'plain'}.` : ''} What came next is told for the index of this universe alone: a signal’s published record belongs to the universe it was published for. Intervals and a test are in the study of what happened next. ${sayCoverageRule(chosen.minCoveragePct)}`,
    formula: formulas[chosen.which],
    sources: ['Counts as stored; definitions: Zweig as described by McClellan, Hill and Morris; Deemer (walterdeemer.com); Whaley'],
  }),
  compute,
};
