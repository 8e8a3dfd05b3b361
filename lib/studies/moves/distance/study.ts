import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { episodes, exceedsLevel, rankAt, rollingMax, rollingMean, runningMax } from '@/lib/metrics';
import { distanceFrom } from '../../measure/distance-from';
import { flagShortHistory, listCommonFlags, listNoteFlags, type SessionSpan } from '../../kit/flags';
import { nameInSentence } from '../../kit/name-in-sentence';
import { choiceParam, integerParam, symbolParam } from '../../kit/params';
import { readPanel } from '../../kit/read-panel';
import { countEqual, namedRanks, sayShare, shareLessExtreme } from '../../kit/say-rank';
import { buildSessionTable, describeCoverage, levelColumn, percentColumn } from '../../kit/session-rows';
import type { Definition, Headline, Study, StudyComputation, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';

const params = z.object({
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument whose close is measured.' }),
  reference: choiceParam(['sma', 'high', 'record'], 'sma', ['Mean', 'High', 'Record'], {
    label: 'From',
    description: 'sma: the mean of the last closes; high: the largest of the last closes, today included; record: the largest close of the whole history to date.',
  }),
  windowSessions: integerParam(50, 2, 2520, { label: 'Window', description: 'Sessions in the mean or high: 50 is usual for a mean, 252 for a 52-week high.', appliesWhen: { reference: ['sma', 'high'] } }),
  unit: choiceParam(['pct', 'sigma'], 'pct', ['Percent', 'Deviations'], {
    label: 'Unit',
    description: 'pct: close over reference less one; sigma: difference in standard deviations of the closes in the window.',
  }),
  deviation: choiceParam(['sample', 'population'], 'sample', ['Sample', 'Population'], {
    label: 'Deviation',
    description: 'sample divides by n-1, population by n; used with the unit sigma.',
    appliesWhen: { unit: ['sigma'] },
  }),
});

type Params = z.output<typeof params>;

function computeReference(closes: Float64Array, { reference, windowSessions }: Params): Float64Array {
  if (reference === 'record') return runningMax(closes);
  return reference === 'sma' ? rollingMean(closes, windowSessions) : rollingMax(closes, windowSessions);
}

function nameReference({ reference, windowSessions }: Params): string {
  if (reference === 'record') return 'record close';
  return `${windowSessions}-session ${reference === 'sma' ? 'mean' : 'high'}`;
}

/** Where the other deviation reads differently to two decimals, its figure. */
function sayOtherDeviation(closes: Float64Array, index: number, value: number, chosen: Params): string {
  if (chosen.unit === 'pct') return '';
  const deviation = chosen.deviation === 'sample' ? 'population' : 'sample';
  const other = distanceFrom(closes, computeReference(closes, chosen), { ...chosen, deviation })[index] ?? NaN;
  return formatNumber(other) === formatNumber(value) ? '' : `; ${formatNumber(Math.abs(other))} with the ${deviation} deviation`;
}

function buildHeadline({ market, range }: StudyContext, series: StudySeries, values: Float64Array, chosen: Params): Headline {
  const index = range.last;
  const value = values[index] ?? NaN;
  const name = nameInSentence(series.instrument, true);
  const date = formatLongDate(market.sessions[index] ?? '');
  const provisional = index === market.assumedIndex;
  const standing = rankAt(values, index, value < 0 ? 'smallest' : 'largest');
  if (standing === null) {
    return { text: `${name} has no distance from its ${nameReference(chosen)} on ${date}.`, detail: 'A close that the window needs is missing.', provisional };
  }
  const size = chosen.unit === 'pct' ? formatPercent(toPercent(Math.abs(value))) : `${formatNumber(Math.abs(value))} ${chosen.deviation} deviations`;
  const text = !exceedsLevel(Math.abs(value), 0) ? `${name} closed at its ${nameReference(chosen)} on ${date}.` : `${name} closed ${size} ${value > 0 ? 'above' : 'below'} its ${nameReference(chosen)} on ${date}.`;
  const first = formatLongDate(market.sessions[values.findIndex((item) => !Number.isNaN(item))] ?? '');
  const total = `${countWord(standing.count)} ${pluralise(standing.count, 'session')}`;
  const equals = countEqual(values, index) - 1;
  const level = equals === 0 ? '' : `, level with ${countWord(equals)} ${pluralise(equals, 'other')}`;
  const place = standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `;
  const rank =
    standing.rank <= namedRanks
      ? `The ${place}${value < 0 ? 'lowest' : 'highest'} of ${total} since ${first}${level}`
      : `${value < 0 ? 'Lower' : 'Higher'} than on ${sayShare(shareLessExtreme(values, index))} of ${total} since ${first}`;
  return { text, detail: `${rank}${sayOtherDeviation(series.closes, index, value, chosen)}.`, provisional };
}

const rivalCount = 20;

/** What the headline rests on: the range shown and the most extreme values up to its session, in the headline's direction. */
function listRivalSpans({ range }: StudyContext, values: Float64Array): SessionSpan[] {
  const side = (values[range.last] ?? NaN) < 0 ? 'smallest' : 'largest';
  const rivals = episodes(values.subarray(0, range.last + 1), rivalCount, 0, side);
  return [range, ...rivals.map((index) => ({ first: index, last: index }))];
}

function compute(context: StudyContext, chosen: Params): StudyComputation {
  const { market } = context;
  const panel = readPanel(market, [chosen.symbol], context.basis);
  const [series] = panel.series;
  if (series === undefined) throw new RangeError('distance needs an instrument');
  const reference = computeReference(series.closes, chosen);
  const values = distanceFrom(series.closes, reference, chosen);
  const unit = chosen.unit;
  const value = { key: 'value', label: `Distance from ${nameReference(chosen)}`, unit, type: 'number', signed: true } as const;
  const table = buildSessionTable(context, [series], series.first, [
    unit === 'pct' ? percentColumn(value, values) : levelColumn(value, values),
    levelColumn({ key: 'close', label: 'Close', unit: 'level', type: 'number', raw: true }, series.closes),
    levelColumn({ key: 'reference', label: nameReference(chosen), unit: 'level', type: 'number', raw: true }, reference),
  ]);
  const short = chosen.reference !== 'record' && series.first >= 0 && context.range.last - series.first + 1 < chosen.windowSessions;
  return {
    ...table,
    events: null,
    headlines: [buildHeadline(context, series, values, chosen)],
    flags: [...listCommonFlags(context, panel), ...(short ? [flagShortHistory(series, chosen.windowSessions, 'the window', market)] : []), ...listNoteFlags(market, [series], listRivalSpans(context, values))],
    chart: {
      kind: 'lines',
      title: `${series.instrument.name} from its ${nameReference(chosen)}`,
      unit,
      unitLabel: unit === 'pct' ? 'percent' : `${chosen.deviation} deviations`,
      marks: [],
      lines: [{ key: 'value', label: value.label, symbol: series.symbol }],
      form: 'area',
      scale: 'linear',
      baseline: 0,
      legs: ['close', 'reference'],
    },
    coverage: describeCoverage(market, panel.series),
    basis: panel.basis,
  };
}

function define(chosen: Params): Definition {
  const symbols = { sma: `\\overline{C}_{${chosen.windowSessions}}`, high: `\\max C_{${chosen.windowSessions}}`, record: '\\max_{s \\le t} C_s' };
  const named = symbols[chosen.reference];
  const words = {
    sma: `the mean of its last ${chosen.windowSessions} closes, today included`,
    high: `the largest of its last ${chosen.windowSessions} closes, today included`,
    record: 'its largest close from the first stored one to today',
  };
  const missing = chosen.reference === 'record' ? 'A gap is skipped.' : 'The window is strict: with a close missing inside there is no value.';
  const unit = chosen.unit === 'pct' ? 'in percent of it' : `in standard deviations (${chosen.deviation}) of the closes in the same window`;
  return {
    text: `The close of ${chosen.symbol} less ${words[chosen.reference]}, ${unit}. ${missing} Ranks count the whole history to date.`,
    formula: chosen.unit === 'pct' ? `\\frac{C_t}{${named}} - 1` : `\\frac{C_t - ${named}}{s_{${chosen.windowSessions}}}`,
    sources: ['Closing prices as stored; definition: Broadtape, distance'],
  };
}

/** How far a close stands from its mean or its high. */
export const distance: Study<typeof params> = {
  id: 'distance',
  title: 'Distance',
  question: 'How far is an instrument from its moving average or its high?',
  rowsAre: 'sessions',
  params,
  symbols: ({ symbol }) => [symbol],
  definition: define,
  compute,
};
