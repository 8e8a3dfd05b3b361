import { z } from 'zod';
import { groupSymbols } from '@/lib/market/groups';
import { formatLongDate } from '@/lib/format/format-date';
import { formatPercent } from '@/lib/format/format-number';
import { countWord } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { rebase } from '@/lib/metrics';
import { findCommonSpan, saySpan, spanReturn } from '../../kit/common-span';
import { flagDisplayOnly, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { choiceParam, symbolsParam } from '../../kit/params';
import { readAsList } from '@/lib/market/choose-closes';
import { readListPanel } from '../../kit/read-panel';
import { buildSessionTable, describeCoverage, levelColumn } from '../../kit/session-rows';
import type { Flag, Headline, Study, StudyContext } from '../../kit/study';
import { clampRange, type StudyRange } from '@/lib/market/study-range';
import type { StudySeries } from '../../kit/study-series';

const params = z.object({
  symbols: symbolsParam(groupSymbols, 20, { label: 'Instruments', description: 'One to twenty instruments.' }),
  mode: choiceParam(['level', 'rebased'], 'rebased', ['Level', 'Rebased'], { label: 'Scale', description: 'Closes as they are, or 100 at the close before the first session shown.' }),
  align: choiceParam(['common', 'each'], 'common', ['Common', 'Each its own'], {
    label: 'Start', description: 'common: all from the latest of their first closes, so that they can be compared; each: every line from where it begins, and nothing is ranked.',
  }),
  axis: choiceParam(['linear', 'log'], 'linear', ['Linear', 'Log'], { label: 'Axis', description: 'Equal steps for equal differences, or for equal ratios.' }),
});

/** An instrument with the span that it is measured over. */
interface Measured {
  readonly item: StudySeries;
  readonly range: StudyRange;
  /** A fraction; NaN where an end is missing. */
  readonly change: number;
}

function sayChange({ change }: Measured): string {
  return formatPercent(toPercent(change), { sign: true });
}

/** Who did best and worst over one common span. */
function sayRanked(market: StudyContext['market'], known: readonly Measured[], asked: number): Pick<Headline, 'text' | 'detail'> | null {
  const ranked = [...known].sort((a, b) => b.change - a.change);
  const [best] = ranked;
  const worst = ranked.at(-1);
  if (best === undefined || worst === undefined) return null;
  const span = saySpan(market, best.range);
  if (ranked.length === 1) return { text: `${nameInSentence(best.item.instrument, true)} moved ${sayChange(best)} ${span}.`, detail: '' };
  const who = ranked.length === asked ? `Of ${countWord(asked)} instruments` : `Of the ${countWord(ranked.length)} instruments with a return`;
  return {
    text: `${who} ${nameInSentence(best.item.instrument)} did best ${span}, ${sayChange(best)}, and ${nameInSentence(worst.item.instrument)} worst, ${sayChange(worst)}.`,
    detail: ranked.map((measured) => `${measured.item.symbol} ${sayChange(measured)}`).join(' · '),
  };
}

/** What each did since its own start, in the order asked for: spans that differ are not ranked. */
function sayEach({ market, range }: StudyContext, known: readonly Measured[]): Pick<Headline, 'text' | 'detail'> | null {
  if (known.length < 2) return sayRanked(market, known, known.length);
  const told = known.map((measured) => `${measured.item.symbol} ${sayChange(measured)} from ${formatLongDate(market.sessions[measured.range.base] ?? '')}`);
  return { text: `Each from its own start to ${formatLongDate(market.sessions[range.last] ?? '')}: ${told.join(', ')}.`, detail: 'Spans that differ are not ranked.' };
}

function buildHeadline(context: StudyContext, measured: readonly Measured[], { align, symbols }: z.output<typeof params>): Headline {
  const known = measured.filter(({ change }) => !Number.isNaN(change));
  const said = align === 'each' ? sayEach(context, known) : sayRanked(context.market, known, symbols.length);
  if (said === null) return buildMissingHeadline(context, measured.map(({ item }) => item.symbol));
  return { ...said, provisional: context.range.last === context.market.assumedIndex };
}

function flagRebased({ sessions }: StudyContext['market'], measured: readonly Measured[], range: StudyRange): Flag {
  const own = measured.some((item) => item.range.base !== range.base);
  const start = own ? 'at the start of each line' : `at the close of ${formatLongDate(sessions[range.base] ?? '')}`;
  return flagDisplayOnly(`Rebased to 100 ${start}: levels change with the range, returns do not.`);
}

/** Several instruments on one chart, as levels or from a common start. */
export const performance: Study<typeof params> = {
  id: 'performance',
  title: 'Performance',
  question: 'How did they do, side by side?',
  rowsAre: 'sessions',
  params,
  symbols: ({ symbols }) => symbols,
  reads: ({ symbols }, basis) => readAsList(symbols, basis),
  definition: ({ symbols, mode, align }) => {
    const start = align === 'common' ? 'all from the close before the first session shown, or from the latest of their first closes where that is later' : 'each from the close before the first session shown, or from its own first close where that is later';
    return {
      text: `Closes of ${symbols.join(', ')}${mode === 'level' ? ' as stored' : ', each divided by the one at its start, times 100'}: ${start}. A return needs the closes at both ends.`,
      formula: mode === 'level' ? 'C_t' : String.raw`100 \, \frac{C_t}{C_{\text{base}}}`,
      sources: ['Closing prices as stored'],
    };
  },
  compute: (context, chosen) => {
    const { symbols, mode, align, axis } = chosen;
    const { market } = context;
    const panel = readListPanel(market, symbols, context.basis);
    const common = findCommonSpan(context, panel.series);
    const firsts = panel.series.map((item) => item.first).filter((first) => first >= 0);
    const measured = panel.series.map((item): Measured => {
      const range = align === 'common' ? common.range : clampRange(context.range, item.first);
      return { item, range, change: spanReturn(item.closes, range) };
    });
    const start = firsts.length === 0 ? -1 : align === 'common' ? common.start : Math.min(...firsts);
    const columns = measured.map(({ item, range }) =>
      levelColumn({ key: item.symbol, label: item.instrument.name, unit: 'level', type: 'number', ...(mode === 'level' ? { raw: true } : {}) }, mode === 'level' ? item.closes : rebase(item.closes, range.base)));
    const table = buildSessionTable(context, panel.series, start, columns, { fromBase: true });
    return {
      ...table,
      events: null,
      headlines: [buildHeadline(context, measured, chosen)],
      flags: [
        ...listCommonFlags(context, panel), ...(align === 'common' ? common.flags : []), ...(mode === 'rebased' ? [flagRebased(market, measured, table.range)] : []),
        ...listNoteFlags(market, panel.series, [table.range]),
      ],
      chart: {
        kind: 'lines',
        title: mode === 'level' ? 'Closes' : 'Performance',
        unitLabel: mode === 'level' ? 'level' : 'index, start = 100',
        unit: 'level',
        marks: [],
        lines: panel.series.map((item) => ({ key: item.symbol, label: item.instrument.name, symbol: item.symbol })),
        form: 'line',
        scale: axis,
        baseline: mode === 'rebased' ? 100 : null,
        startsAtBase: true,
        legs: [],
      },
      coverage: describeCoverage(market, panel.series),
      basis: panel.basis,
    };
  },
};
