import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatPercent } from '@/lib/format/format-number';
import { countWord } from '@/lib/format/number-words';
import { rebase } from '@/lib/metrics';
import { flagDisplayOnly, listCommonFlags, listNoteFlags } from './flags';
import { buildMissingHeadline } from './missing-headline';
import { nameInSentence } from './name-in-sentence';
import { choiceParam, symbolsParam } from './params';
import { readPanel, type StudyPanel } from './read-panel';
import { buildSessionTable, clampRange, describeCoverage, levelColumn } from './session-rows';
import type { Flag, Headline, Study, StudyContext } from './study';

const params = z.object({
  symbols: symbolsParam(['SPX', 'RUT', 'NDX', 'M7'], 10, { label: 'Instruments', description: 'One to ten instruments.' }),
  mode: choiceParam(['level', 'rebased'], 'rebased', ['Level', 'Rebased'], { label: 'Scale', description: 'Closes as they are, or 100 at the start of the displayed range.' }),
  axis: choiceParam(['linear', 'log'], 'linear', ['Linear', 'Log'], { label: 'Axis', description: 'Equal steps for equal differences, or for equal ratios.' }),
});

interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly change: number;
}

/** The first and last displayed close of a series and the change between them; null with fewer than two. */
function measureStretch(closes: Float64Array, range: StudyContext['range']): Stretch | null {
  let first = -1;
  let last = -1;
  for (let t = Math.max(range.first, 0); t <= range.last; t += 1) {
    if (Number.isNaN(closes[t] ?? NaN)) continue;
    if (first < 0) first = t;
    last = t;
  }
  return first < 0 || first === last ? null : { first, last, change: (closes[last] ?? NaN) / (closes[first] ?? NaN) - 1 };
}

function buildHeadlines(context: StudyContext, panel: StudyPanel): Headline[] {
  const { market, range } = context;
  const measured = panel.series.flatMap((item) => {
    const stretch = measureStretch(item.closes, range);
    return stretch === null ? [] : [{ item, stretch, text: formatPercent(stretch.change * 100, { sign: true }) }];
  });
  const dateOf = (index: number): string => formatLongDate(market.sessions[index] ?? '');
  const ranked = [...measured].sort((a, b) => b.stretch.change - a.stretch.change);
  const best = ranked[0];
  const worst = ranked.at(-1);
  if (best === undefined || worst === undefined) return [buildMissingHeadline(context, panel.series.map((item) => item.symbol))];
  const span = `from ${dateOf(Math.min(...measured.map(({ stretch }) => stretch.first)))} to ${dateOf(Math.max(...measured.map(({ stretch }) => stretch.last)))}`;
  const provisional = measured.some(({ stretch }) => stretch.last === market.assumedIndex);
  if (ranked.length === 1) return [{ text: `${nameInSentence(best.item.instrument, true)} moved ${best.text} ${span}.`, detail: '', provisional }];
  const text = `Of ${countWord(ranked.length)} instruments ${nameInSentence(best.item.instrument)} did best ${span}, ${best.text}, and ${nameInSentence(worst.item.instrument)} worst, ${worst.text}.`;
  return [{ text, detail: ranked.map(({ item, text: change }) => `${item.symbol} ${change}`).join(' · '), provisional }];
}

function listRebasedFlags(context: StudyContext, panel: StudyPanel): Flag[] {
  const starts = panel.series.flatMap((item) => measureStretch(item.closes, context.range)?.first ?? []);
  const early = Math.min(...starts);
  const late = panel.series.filter((item) => (measureStretch(item.closes, context.range)?.first ?? early) > early).map((item) => item.symbol);
  const own = late.length === 0 ? '' : ` ${late.join(', ')} ${late.length === 1 ? 'starts' : 'start'} later, at 100 on the first close shown.`;
  return [flagDisplayOnly(`Rebased to 100 at the start of the displayed range: levels change with the range, returns do not.${own}`, late)];
}

/** Several instruments on one chart, as levels or from a common start. */
export const performance: Study<typeof params> = {
  id: 'performance',
  title: 'Performance',
  question: 'How did they do, side by side?',
  rowsAre: 'sessions',
  params,
  symbols: ({ symbols }) => symbols,
  definition: ({ symbols, mode }) => ({
    text: mode === 'level' ? `Closes of ${symbols.join(', ')} as stored.` : `Closes of ${symbols.join(', ')}, each divided by its first close in the displayed range, times 100.`,
    formula: mode === 'level' ? 'C_t' : String.raw`100 \, \frac{C_t}{C_{\text{start}}}`,
    sources: ['Closing prices as stored'],
  }),
  compute: (context, { symbols, mode, axis }) => {
    const { market } = context;
    const panel = readPanel(market, symbols, context.basis);
    const firsts = panel.series.map((item) => item.first).filter((first) => first >= 0);
    const start = firsts.length === 0 ? -1 : Math.min(...firsts);
    const range = clampRange(context.range, start);
    const lines = panel.series.map((item) => ({ key: item.symbol, label: item.instrument.name, symbol: item.symbol }));
    const table = buildSessionTable(
      context,
      panel.series,
      start,
      panel.series.map((item) =>
        levelColumn({ key: item.symbol, label: item.instrument.name, unit: 'level', type: 'number' }, mode === 'level' ? item.closes : rebase(item.closes, range.first)),
      ),
    );
    return {
      ...table,
      events: null,
      headlines: buildHeadlines(context, panel),
      flags: [...listCommonFlags(context, panel), ...(mode === 'rebased' ? listRebasedFlags(context, panel) : []), ...listNoteFlags(market, panel.series, [range])],
      chart: {
        kind: 'lines',
        title: mode === 'level' ? 'Closes' : 'Performance',
        unitLabel: mode === 'level' ? 'level' : 'index, start = 100',
        unit: 'level',
        marks: [],
        lines,
        form: 'line',
        scale: axis,
        baseline: mode === 'rebased' ? 100 : null,
        legs: [],
      },
      coverage: describeCoverage(market, panel.series),
      basis: panel.basis,
    };
  },
};
