import { listCommonFlags, listNoteFlags, type SessionSpan } from '../../kit/flags';
import { isSized } from './evaluate-claim';
import { readWindow } from '../../measure/measure-choice';
import { describeMeasure, isEventMeasure, isOfUniverse, isPriceMeasure, isSignal, isSignedBreadth, kindOf } from '../../measure/measures';
import { listMeasureSymbols, listMeasureUniverses } from '../../measure/measure-series';
import { fillClaim } from './fill-claim';
import { nameInSentence } from '../../kit/name-in-sentence';
import { buildSessionTable, describeCoverage, levelColumn, percentColumn } from '../../kit/session-rows';
import type { ChartMark, ColumnUnit, Definition, Flag, Study, StudyComputation, StudyContext } from '../../kit/study';
import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { isPercentUnit, toShown } from '@/lib/format/percent-units';
import { buildClaimHeadline } from './claim-headline';
import { claimFormula } from './claim-formula';
import { claimParams, type ClaimParams } from './params';
import { buildClaimSentence } from './claim-sentence';
import { buildRivals, buildRobustness } from './claim-tables';
import { isSignedFigure, type ClaimContext, type Evaluation } from './evaluation';
import { describeMeasured } from '../../measure/measured-values';
import { judgeClaim } from './judge-claim';
import { matchesFigure } from './matches-figure';
import { fromStart, storedStart } from './say';
import { sayAssumed } from './say-assumed';
import { tellUnderstatement } from './tell-understatement';

const mostMarks = 12;
const unitLabels: Readonly<Record<ColumnUnit, string>> = {
  pct: 'percent', pp: 'percentage points', sigma: 'deviations', log: 'log points', level: 'level', count: 'count', rank: 'rank', sessions: 'sessions', p: 'probability', none: '',
};

/** What is drawn: the measure, or for records the price that sets them. */
function pickDrawn({ series, panel, reading: { choice } }: ClaimContext): { readonly values: Float64Array; readonly unit: ColumnUnit; readonly signed: boolean; readonly label: string } {
  const isEvent = isEventMeasure(choice);
  if (!isEvent || !isPriceMeasure(choice)) return { values: series.values, unit: series.unit, signed: series.signed, label: kindOf(choice) === 'run' ? 'Length of the run' : isEvent ? 'After the one before' : 'Value' };
  const [main] = panel.series;
  const prices = choice.price === 'high' ? main?.high : main?.closes;
  return { values: prices ?? new Float64Array(series.values.length).fill(NaN), unit: 'level', signed: false, label: choice.price === 'high' ? 'High' : 'Close' };
}

function listMarks({ context: { market, range } }: ClaimContext, { rivals }: Evaluation, drawn: ReturnType<typeof pickDrawn>): ChartMark[] {
  return rivals.slice(0, mostMarks).flatMap(({ index, isClaim }): ChartMark[] => {
    const date = market.sessions[index];
    const value = toShown(drawn.values[index] ?? NaN, drawn.unit);
    if (date === undefined || Number.isNaN(value) || index < range.first || index > range.last) return [];
    return [{ date, value, label: `${formatLongDate(date)} ${formatCell(value, { unit: drawn.unit === 'pp' ? 'none' : drawn.unit, type: 'number', signed: drawn.signed })}`, emphasis: isClaim }];
  });
}

/** Whether zero says something of what is drawn: no line of an index, or of how many members it is like. */
function isAround({ unit }: ReturnType<typeof pickDrawn>, params: ClaimParams): boolean {
  return isPercentUnit(unit) || unit === 'sigma' || unit === 'sessions' || isSignedBreadth(params);
}

function nameChart({ panel, reading: { choice } }: ClaimContext): string {
  const names = panel.series.map((item) => item.instrument.name);
  const [main = '', other = ''] = names;
  return describeMeasure(choice.measure).title(choice, { main, other });
}

/** The first signal of a history has a bar among the others and is no wait: the signal before it is not stored. */
function flagFirstSignal({ market: { sessions }, range }: StudyContext, { series: { values, span }, reading: { choice } }: ClaimContext): Flag[] {
  if (!isSignal(choice) || span === null) return [];
  const at = values.findIndex((wait) => !Number.isNaN(wait));
  const date = sessions[at];
  if (date === undefined || at < range.first || at > range.last) return [];
  return [{ code: 'first-event', message: `The wait before the first, that of ${formatLongDate(date)}, is counted from ${formatLongDate(sessions[span.first] ?? '')}, where one can first be judged: it was longer.`, symbols: [choice.members], dates: [date] }];
}

/** What the panel lacks; closes of the basis that was not asked for are not used in silence: the claim is linked as it can be judged. */
function listLacks({ panel, reading, params }: ClaimContext): readonly Flag[] {
  if (isOfUniverse(params) || params.returns !== 'any' || panel.basis === reading.basis) return panel.flags;
  const message = `The claim can be judged ${panel.basis === 'total' ? 'with dividends reinvested' : 'without dividends'}.`;
  return panel.flags.map((flag) => (flag.code === 'unavailable' ? { ...flag, message, instead: { basis: panel.basis, symbols: {} } } : flag));
}

function compute(context: StudyContext, link: ClaimParams): StudyComputation {
  const { market } = context;
  const judgement = judgeClaim(context, link);
  const { params } = judgement;
  const { claim, evaluation, reading } = judgement.telling;
  const { panel, at } = claim;
  const nameOf = (symbol: string): string => {
    const instrument = market.series.get(symbol)?.instrument;
    return instrument === undefined ? symbol : nameInSentence(instrument);
  };
  const sentence = buildClaimSentence(params, {
    nameOf, asOf: market.sessions[at] ?? '', start: formatMonthYear(fromStart({ ...judgement.judged.claim, first: 0 })), basis: judgement.judged.reading.basis, assumed: sayAssumed(judgement.judged.claim, nameOf),
  });
  const understated = tellUnderstatement(judgement);
  const drawn = pickDrawn(claim);
  const start = isOfUniverse(params) ? (claim.series.span?.first ?? -1) : storedStart(claim);
  const column = { key: 'value', label: drawn.label, unit: drawn.unit, type: 'number', ...(drawn.signed ? { signed: true } : {}), ...(isPriceMeasure(params) ? { raw: true } : {}) } as const;
  const table = buildSessionTable(context, panel.series, start, [isPercentUnit(drawn.unit) ? percentColumn(column, drawn.values) : levelColumn(column, drawn.values)]);
  const figure = toShown(evaluation.figure, evaluation.unit);
  const spans = evaluation.rivals.map((rival): SessionSpan => ({ first: rival.start ?? rival.index, last: rival.end ?? rival.index }));
  // On the sample market nothing is judged, so no figure of it may pass for one either.
  const isJudged = judgement.kind !== 'cannot_check' && !Number.isNaN(figure);
  return {
    ...table,
    events: buildRivals(claim, evaluation),
    // Nor may a definition pass for tried there.
    tables: market.simulated ? [] : [buildRobustness(judgement)],
    verdict: { sentence, kind: judgement.kind, under: judgement.under, missing: judgement.missing, said: params.said, figure: isJudged ? figure : null, unit: evaluation.unit, signed: isSignedFigure(claim, evaluation), matches: isJudged && params.said !== '' ? matchesFigure(params.said, figure, isSized(claim)) : null, understated },
    headlines: [buildClaimHeadline(context, judgement, sentence, understated)],
    flags: [...listCommonFlags(context, { ...panel, flags: listLacks(claim) }), ...flagFirstSignal(context, claim), ...listNoteFlags(market, panel.series, spans)],
    chart: {
      kind: 'lines', title: nameChart(claim), unit: drawn.unit, unitLabel: isSignal(params) ? 'sessions after the one before' : unitLabels[drawn.unit], marks: listMarks(claim, evaluation, drawn),
      lines: [{ key: 'value', label: drawn.label, symbol: panel.series[0]?.symbol ?? null }],
      // Events have no value between them: a line would not show them.
      form: isSignal(params) ? 'bars' : isAround(drawn, params) ? 'area' : 'line',
      scale: isPriceMeasure(params) ? 'log' : 'linear', baseline: isAround(drawn, params) ? 0 : null, legs: [],
    },
    coverage: isOfUniverse(params) ? describeMeasured(context, claim.series, isEventMeasure(params)) : describeCoverage(market, panel.series),
    basis: panel.series.length === 0 ? null : reading.basis === panel.basis ? panel.basis : null,
  };
}

function define(params: ClaimParams): Definition {
  const definition = describeMeasure(params.measure).definition?.({ ...params, sessions: readWindow(params) });
  const open = [params.spread, params.price, params.deviation, params.returns].filter((value) => value === 'any').length;
  return {
    text: `A claim is judged on the stored closes up to its own session and on nothing later. It is judged under the definition that it states; what it leaves open is judged under the default (points, closes, the sample deviation, ${params.returns === 'any' ? 'the basis chosen' : params.returns === 'total' ? 'dividends reinvested' : 'without dividends'}), and where another definition that the wording admits says otherwise, it holds only under one of them. Equal closes, nested runs, episodes and the start of the history inform and do not decide. A figure matches when it differs by at most half a unit of its last digit.${open === 0 ? '' : ' The table lists each definition with its verdict.'}${definition === undefined ? '' : ` ${definition}`}`,
    formula: claimFormula(params.comparison),
    sources: ['Closing prices as stored; definition: Broadtape, claims'],
  };
}

/** Whether a sentence about a market is true, under which definition, and what stands beside it. */
export const claim: Study<typeof claimParams> = {
  id: 'claim',
  title: 'Claim',
  question: 'Is it true, and under which definition?',
  rowsAre: 'events',
  params: claimParams,
  fill: fillClaim,
  symbols: listMeasureSymbols,
  universes: listMeasureUniverses,
  definition: define,
  compute,
};
