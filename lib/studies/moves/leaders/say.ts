import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatPercent } from '@/lib/format/format-number';
import { countAmong, countWord } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { saySpan } from '../../kit/common-span';
import { nameEnds } from '../../kit/name-ends';
import type { MeasuredHorizon } from './measure-horizons';
import type { LeadersParams } from './params';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { StudyPanel } from '../../kit/read-panel';
import type { Headline, StudyContext } from '../../kit/study';

function sayWhen({ market }: StudyContext, { key, range }: MeasuredHorizon): string {
  if (key === 'shown' || key === 'ytd') return saySpan(market, range);
  const date = formatLongDate(market.sessions[range.last] ?? '');
  const sessions = range.last - range.base;
  return sessions === 1 ? `on ${date}` : `over the ${countWord(sessions)} sessions to ${date}`;
}

function tell(value: number): string {
  return formatPercent(toPercent(value), { sign: true });
}

/** Against the benchmark, or how many rose. */
function sayOthers(panel: StudyPanel, { returns, benchmark }: MeasuredHorizon, { benchmark: symbol }: LeadersParams): string {
  const rival = panel.series.find((item) => item.symbol === symbol);
  const others = [...returns].filter((value, i) => !Number.isNaN(value) && panel.series[i]?.symbol !== symbol);
  if (rival !== undefined) {
    if (others.length === 0) return '';
    if (Number.isNaN(benchmark)) return `${nameInSentence(rival.instrument, true)} has no return to compare with.`;
    const ahead = others.filter((value) => value > benchmark).length;
    const did =
      others.length === 1
        ? `the other ${ahead === 1 ? 'did better' : 'did not do better'}`
        : `${ahead === others.length ? (others.length === 2 ? 'both of the others' : `all ${countWord(others.length)} others`) : `${countAmong(ahead, others.length)} of the ${countWord(others.length)} others`} did better`;
    return `${nameInSentence(rival.instrument, true)} returned ${tell(benchmark)}; ${did}.`;
  }
  const rose = others.filter((value) => value > 0).length;
  return others.length < 3 ? '' : `${rose === 0 ? 'None' : rose === others.length ? 'All' : capitalise(countWord(rose))} of them rose.`;
}

/** Who did best and worst over the horizon chosen, and how many did better than the benchmark. */
export function sayLeaders(context: StudyContext, panel: StudyPanel, chosen: MeasuredHorizon, params: LeadersParams): Headline {
  const { returns } = chosen;
  const known = panel.series
    .flatMap(({ instrument }, i) => (Number.isNaN(returns[i] ?? NaN) ? [] : [{ instrument, value: returns[i] ?? NaN }]))
    .sort((a, b) => b.value - a.value);
  const [best] = known;
  const worst = known.at(-1);
  if (best === undefined || worst === undefined) return buildMissingHeadline(context, params.symbols);
  const provisional = context.range.last === context.market.assumedIndex;
  const when = sayWhen(context, chosen);
  const detail = sayOthers(panel, chosen, params);
  if (known.length === 1)
    return { text: `${nameInSentence(best.instrument, true)} moved ${tell(best.value)} ${when}.`, detail, provisional };
  const who =
    known.length === params.symbols.length
      ? `Of ${countWord(known.length)} instruments`
      : `Of the ${countWord(known.length)} instruments with this return`;
  const [top, bottom] = nameEnds(known.length);
  const text = `${who} ${nameInSentence(best.instrument)} (${tell(best.value)}) did ${top} ${when} and ${nameInSentence(worst.instrument)} (${tell(worst.value)}) ${bottom}.`;
  return { text, detail, provisional };
}
