import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { listIndexSymbols } from '../../measure/members/read-members';
import { choiceParam } from '../../kit/params';
import { percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { ChartMark, Column, Study, StudyComputation, StudyContext } from '../../kit/study';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';
import { findValues } from '../../kit/universe/universe-table';
import { buildBreadth, countColumn, sayCoverageRule } from '../build-breadth';
import { flagWarming } from '../../measure/counts/flag-warming';
import { findOmens } from '../../measure/counts/find-omens';
import { readCounts } from '../../measure/counts/read-counts';
import { buildTriggerTables, toSignalRule } from '../trigger-table';

const params = z.object({
  universe: universeParam('nyse'),
  variant: choiceParam(['2.2', '2.8'], '2.2', ['2.2%', '2.8%'], { label: 'Variant', description: 'The share of issues that both new highs and new lows must exceed: 2.2% as first published, 2.8% as later tightened.' }),
  minCoveragePct: minCoverageParam(),
});

type Params = z.output<typeof params>;

function conditionColumn(key: string, label: string, marks: Float64Array): SessionColumn {
  return { key, label, unit: 'none', type: 'boolean', cell: (t) => (Number.isNaN(marks[t] ?? NaN) ? null : marks[t] === 1) };
}

function compute(context: StudyContext, { universe: id, variant, minCoveragePct }: Params): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct);
  const { universe, counts: { newHighs, newLows } } = covered;
  const found = findOmens(context, covered, variant);
  const { index, issues } = found;
  const triggers = [...found.omen].flatMap((mark, t) => (mark === 1 ? [t] : []));
  const column: Column = { key: 'value', label: 'Smaller share', unit: 'pct', type: 'number' };
  const values = found.smallerShare;
  const { events, tables } = buildTriggerTables(context, { triggers, values, valueColumn: column, isPercent: true, index, judged: found.omen, rule: toSignalRule(id, 'hindenburg', minCoveragePct, variant === '2.2' ? {} : { variant }) }, 'Every omen');
  const percent = (value: number | undefined): string => `${formatNumber(toPercent(value ?? NaN))}%`;
  const name = universe.definition.name;
  const since = formatLongDate(context.market.sessions[findValues(found.omen)?.first ?? -1] ?? '');
  const marks = triggers.filter((t) => t >= context.range.first && t <= context.range.last).flatMap((t): ChartMark[] => {
    const date = context.market.sessions[t];
    return date === undefined ? [] : [{ date, value: toPercent(values[t] ?? NaN), label: formatLongDate(date), emphasis: t === triggers.at(-1) }];
  });
  // Both shares may exceed it on a session without an omen: then something else failed.
  const sayUnmet = (t: number): string => {
    if (found.omen[t] !== 0 || !((values[t] ?? NaN) * 100 > Number(variant))) return '';
    const unmet = [
      ...(found.isRising[t] === 0 ? ['the index was not above its close of 50 sessions before'] : []),
      ...(found.isNegative[t] === 0 ? ['the McClellan oscillator was not below zero'] : []),
      ...(found.isBalanced[t] === 0 ? ['new highs were more than twice the new lows'] : []),
    ];
    return unmet.length === 0 ? '' : `; but ${joinWords(unmet)}`;
  };
  const built = buildBreadth(context, covered, {
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
    chart: { title: `${name}: Hindenburg omen, ${variant}% variant`, unitLabel: 'percent of issues', form: 'line', baseline: Number(variant), legs: ['highs_pct', 'lows_pct'] },
    say: (t, date) => `${found.omen[t] === 1 ? 'A Hindenburg omen' : found.omen[t] === 0 ? 'No Hindenburg omen' : 'Whether there was a Hindenburg omen cannot be said'} of the ${name} on ${date}: ${percent(found.highsShare[t])} of issues at a new high and ${percent(found.lowsShare[t])} at a new low, where both must exceed ${variant}%${sayUnmet(t)}`,
    isRanked: false,
    flags: flagWarming(context, found.isWarming),
    detail: (t) => {
      const past = triggers.filter((trigger) => trigger <= t);
      const last = past.at(-1);
      if (Number.isNaN(found.omen[t] ?? NaN)) return 'One of the conditions cannot be judged on that session';
      if (last === undefined) return `None since ${since}, where all of its conditions can be judged`;
      return `${countWord(past.length)} ${pluralise(past.length, 'session')} with one since ${since}, the last on ${formatLongDate(context.market.sessions[last] ?? '')}`.replace(/^./, (letter) => letter.toUpperCase());
    },
    events,
  }, minCoveragePct);
  return { ...built, tables, chart: { ...built.chart, marks } };
}

/** The Hindenburg omen. */
export const hindenburg: Study<typeof params> = {
  id: 'hindenburg',
  title: 'Hindenburg omen',
  question: 'Are many members at highs while many are at lows?',
  rowsAre: 'sessions',
  heavy: true,
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  // What came next is known as far as the index is.
  universes: ({ universe }) => [{ id: universe, level: 'counts', ends: 'rows' }],
  definition: ({ variant, minCoveragePct }) => ({
    text: `All of it on one session: new 52-week highs and new lows each above ${variant}% of issues; the index above its close 50 sessions ago; the McClellan oscillator of net advances below zero; new highs at most twice the new lows. What came next is told for the index of this universe alone. ${sayCoverageRule(minCoveragePct)}`,
    // In lines of two conditions: it stands beside a chart and on phones.
    formula: String.raw`\begin{gathered} \min\left(\frac{H}{N}, \frac{L}{N}\right) > ${variant}\% \\ {} \wedge P_t > P_{t-50} \wedge MO < 0 \\ {} \wedge H \le 2L \end{gathered}`,
    sources: [`Counts as stored; definition: the variant of ${variant}% with McClellan’s oscillator, as described by StockCharts ChartSchool`],
  }),
  compute,
};
