import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { isAboveMean, rollingMean } from '@/lib/metrics';
import { findCommonSpan } from '../../kit/common-span';
import { flagDisplayOnly, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { nameInSentence } from '../../kit/name-in-sentence';
import { symbolParam } from '../../kit/params';
import { readPanel } from '../../kit/read-panel';
import { buildSessionTable, describeCoverage, levelColumn } from '../../kit/session-rows';
import type { Headline, Study, StudyComputation, StudyContext } from '../../kit/study';

const params = z.object({
  a: symbolParam('RUT', { label: 'Numerator', description: 'The instrument above the line.' }),
  b: symbolParam('SPX', { label: 'Denominator', description: 'The instrument below the line.' }),
});

function sayPlace(value: number, mean: number, sessions: number): string {
  if (Number.isNaN(mean)) return `without a ${sessions}-session mean`;
  const side = isAboveMean(value, mean) ? 'above' : isAboveMean(mean, value) ? 'below' : 'on';
  return `${side} its ${sessions}-session mean`;
}

function compute(context: StudyContext, chosen: z.output<typeof params>): StudyComputation {
  const { market, range } = context;
  const panel = readPanel(market, [chosen.a, chosen.b], context.basis);
  const [a, b] = panel.series;
  if (a === undefined || b === undefined) throw new RangeError('ratio needs two instruments');
  const line = a.closes.map((close, t) => close / (b.closes[t] ?? NaN));
  const common = findCommonSpan(context, panel.series);
  const origin = common.range.base;
  const factor = 100 / (line[origin] ?? NaN);
  const value = line.map((item) => item * factor);
  const short = rollingMean(line, 50).map((item) => item * factor);
  const long = rollingMean(line, 200).map((item) => item * factor);
  const table = buildSessionTable(context, [a, b], common.start, [
    levelColumn({ key: 'value', label: `${a.symbol}/${b.symbol}`, unit: 'level', type: 'number' }, value),
    levelColumn({ key: 'mean_50', label: '50-session mean', unit: 'level', type: 'number' }, short),
    levelColumn({ key: 'mean_200', label: '200-session mean', unit: 'level', type: 'number' }, long),
  ], { fromBase: true });
  const last = value[range.last] ?? NaN;
  const date = formatLongDate(market.sessions[range.last] ?? '');
  const from = formatLongDate(market.sessions[origin] ?? '');
  const pair = `${nameInSentence(a.instrument, true)} against ${nameInSentence(b.instrument)}`;
  const plain = line[range.last] ?? NaN;
  const headline: Headline = {
    text: Number.isNaN(plain) ? `${pair} has no ratio on ${date}.`
      : Number.isNaN(last) ? `${pair} cannot start at 100 on ${from}: one of the two has no close there.`
      : `${pair} stands at ${formatNumber(last)} (100 at the close of ${from}), ${sayPlace(last, short[range.last] ?? NaN, 50)} and ${sayPlace(last, long[range.last] ?? NaN, 200)}.`,
    detail: Number.isNaN(plain) ? 'A close of one of the two is missing.' : `As of ${date}; one divided by the other is ${formatNumber(plain, { decimals: 4 })}.`,
    provisional: range.last === market.assumedIndex,
  };
  return {
    ...table,
    events: null,
    headlines: [headline],
    flags: [...listCommonFlags(context, panel), ...common.flags, flagDisplayOnly('The line is rebased to 100 at the close before the first session shown; its shape does not depend on it, its level does.', [a.symbol, b.symbol]), ...listNoteFlags(market, [a, b], [common.range])],
    chart: {
      kind: 'lines',
      title: `${a.instrument.name} / ${b.instrument.name}`,
      unit: 'level',
      unitLabel: 'ratio, start = 100',
      marks: [],
      lines: [
        { key: 'value', label: `${a.symbol}/${b.symbol}`, symbol: a.symbol },
        { key: 'mean_50', label: '50-session mean', symbol: null },
        { key: 'mean_200', label: '200-session mean', symbol: null, dashed: true },
      ],
      form: 'line',
      scale: 'linear',
      baseline: 100,
      startsAtBase: true,
      legs: [],
    },
    coverage: describeCoverage(market, panel.series),
    basis: panel.basis,
  };
}

/** One instrument divided by another, with its own means. */
export const ratio: Study<typeof params> = {
  id: 'ratio',
  title: 'Ratio line',
  question: 'Which of two instruments is leading, and is the ratio above its own means?',
  rowsAre: 'sessions',
  params,
  symbols: ({ a, b }) => [...new Set([a, b])],
  definition: ({ a, b }) => ({
    text: `The close of ${a} divided by the close of ${b}, rebased to 100 at the close before the first session shown, or at the later of their first closes where that is later (display only), with the means of the last 50 and 200 sessions of the same line. A mean whose window holds a missing session is missing; means use the whole history, not the range.`,
    formula: '100 \\, \\frac{A_t / B_t}{A_{\\text{base}} / B_{\\text{base}}}',
    sources: ['Closing prices as stored; definition: Broadtape, relative outperformance'],
  }),
  compute,
};
