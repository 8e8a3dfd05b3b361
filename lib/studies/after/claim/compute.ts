import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate } from '@/lib/format/format-date';
import { isPercentUnit, toShown } from '@/lib/format/percent-units';
import { listCommonFlags, listNoteFlags, type SessionSpan } from '../../kit/flags';
import { nameInSentence } from '../../kit/name-in-sentence';
import { buildSessionTable, describeCoverage, levelColumn, percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { ChartMark, ColumnUnit, Flag, StudyComputation, StudyContext } from '../../kit/study';
import { isRunningUnit } from '../../measure/finished-units';
import { describeMeasured } from '../../measure/measured-values';
import {
  isBetween,
  isEventMeasure,
  isFromLow,
  isInPoints,
  isOfUniverse,
  isPriceMeasure,
  isSignal,
  isSignedBreadth,
  kindOf,
} from '../../measure/measures';
import { buildClaimSentence } from './claim-sentence';
import { buildRivals, buildRobustness } from './claim-tables';
import { isSignedFigure, type ClaimContext, type Evaluation } from './evaluation';
import { nameJoined } from './name-joined';
import { buildTogether } from './together-table';
import { namePartSaid } from './like-with-like';
import { nameYear } from './of-the-year';
import { judgeClaim } from './judge-claim';
import { listJoinedColumns } from './joined-columns';
import { matchesSaid } from './judge-said';
import { nameStart, storedStart } from './judged-history';
import type { ClaimParams } from './params';
import { flagFirstSignal, listLacks, nameChart, sayClaim } from './say';
import { sayAssumed } from './say-assumed';
import { tellCaveat, tellUnderstatement } from './tell-understatement';

const mostMarks = 12;
const unitLabels: Readonly<Record<ColumnUnit, string>> = {
  pct: 'percent',
  pp: 'percentage points',
  sigma: 'deviations',
  log: 'log points',
  points: 'points',
  level: 'level',
  count: 'count',
  rank: 'rank',
  sessions: 'sessions',
  p: 'probability',
  none: '',
};

/** What is drawn: the measure, or for records the price that sets them. */
function pickDrawn({ series, panel, reading: { choice } }: ClaimContext): {
  readonly values: Float64Array;
  readonly unit: ColumnUnit;
  readonly signed: boolean;
  readonly label: string;
  readonly isPrice: boolean;
} {
  const isEvent = isEventMeasure(choice);
  // What happens to an instrument on single sessions has no line of its own: its closes are drawn, and marked where it did.
  if (!isEvent || isOfUniverse(choice))
    return {
      isPrice: isPriceMeasure(choice),
      values: series.values,
      unit: series.unit,
      signed: series.signed,
      label: kindOf(choice) === 'run' ? 'Length of the run' : isEvent ? 'After the one before' : 'Value',
    };
  const [main] = panel.series;
  const prices = choice.price === 'high' ? main?.high : main?.closes;
  return {
    isPrice: true,
    values: prices ?? new Float64Array(series.values.length).fill(NaN),
    unit: 'level',
    signed: false,
    label: choice.price === 'high' ? 'High' : 'Close',
  };
}

/** How long what is marked on closes was waited for, or took from its low; records say that in the table of them. */
function listWaits({ series, reading: { choice } }: ClaimContext, { isPrice }: ReturnType<typeof pickDrawn>): SessionColumn[] {
  if (!isPrice || isPriceMeasure(choice)) return [];
  const label = isFromLow(choice) ? 'From the low' : isBetween(choice) ? 'Between it and the one before' : 'After the one before';
  return [levelColumn({ key: 'wait', label, unit: 'sessions', type: 'number' }, series.values)];
}

/** A point is worth less the higher the level: where moves of many years are ranked by points it is said. */
function flagPoints({ params, reading: { choice } }: ClaimContext): Flag[] {
  const isRanked = params.comparison !== 'figure' && params.comparison !== 'afterwards' && params.comparison !== 'in-a-row';
  if (!isInPoints(choice) || !isRanked) return [];
  return [
    {
      code: 'points-scale',
      message:
        'A point is a smaller part of a higher level, so moves of late years lead a ranking by points however small they are in percent.',
      symbols: [choice.symbol],
    },
  ];
}

function listMarks({ context: { market, range } }: ClaimContext, { rivals }: Evaluation, drawn: ReturnType<typeof pickDrawn>): ChartMark[] {
  return rivals.slice(0, mostMarks).flatMap(({ index, isClaim }): ChartMark[] => {
    const date = market.sessions[index];
    const value = toShown(drawn.values[index] ?? NaN, drawn.unit);
    if (date === undefined || Number.isNaN(value) || index < range.first || index > range.last) return [];
    return [
      {
        date,
        value,
        // Apart, since a year and a count are both bare numbers.
        label: `${formatLongDate(date)}: ${formatCell(value, { unit: drawn.unit === 'pp' ? 'none' : drawn.unit, type: 'number', signed: drawn.signed })}`,
        emphasis: isClaim,
      },
    ];
  });
}

/** Whether zero says something of what is drawn: no line of an index, or of how many members it is like. */
function isAround({ unit }: ReturnType<typeof pickDrawn>, params: ClaimParams): boolean {
  return isPercentUnit(unit) || unit === 'sigma' || unit === 'points' || unit === 'sessions' || isSignedBreadth(params);
}

export function computeClaim(context: StudyContext, link: ClaimParams): StudyComputation {
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
    nameOf,
    asOf: claim.off === null ? (market.sessions[at] ?? '') : params.on,
    isToDate: isRunningUnit(market, at),
    part: namePartSaid(params, market.sessions[at] ?? '', (context.daily ?? market).sessions),
    start: nameStart(judgement.judged.claim),
    year: nameYear({ ...judgement.judged.claim, params }),
    basis: judgement.judged.reading.basis,
    joined: judgement.judged.claim.joined.map(({ rule }) => nameJoined(rule, params, nameOf)),
    assumed: sayAssumed(judgement.judged.claim, nameOf),
  });
  const understated = tellUnderstatement(judgement);
  const drawn = pickDrawn(claim);
  const start = isOfUniverse(params) || claim.joined.length > 0 ? (claim.series.span?.first ?? -1) : storedStart(claim);
  const column = {
    key: 'value',
    label: drawn.label,
    unit: drawn.unit,
    type: 'number',
    ...(drawn.signed ? { signed: true } : {}),
    ...(drawn.isPrice ? { raw: true } : {}),
  } as const;
  const beside = listJoinedColumns(claim);
  const table = buildSessionTable(context, panel.series, start, [
    isPercentUnit(drawn.unit) ? percentColumn(column, drawn.values) : levelColumn(column, drawn.values),
    ...listWaits(claim, drawn),
    ...beside.columns,
  ]);
  const [nearest, ...further] = beside.contexts.toReversed();
  const figure = toShown(evaluation.figure, evaluation.unit);
  const spans = evaluation.rivals.map((rival): SessionSpan => ({ first: rival.start ?? rival.index, last: rival.end ?? rival.index }));
  // On the sample market nothing is judged, so no figure of it may pass for one either.
  const isJudged = judgement.kind !== 'cannot_check' && !Number.isNaN(figure);
  return {
    ...table,
    events: buildRivals(claim, evaluation),
    // Nor may a definition pass for tried there.
    tables: market.simulated ? [] : [...buildTogether(claim, nameOf), buildRobustness(judgement)],
    verdict: {
      sentence,
      kind: judgement.kind,
      under: judgement.under,
      missing: judgement.missing,
      said: params.said,
      figure: isJudged ? figure : null,
      // No number of weeks is one of sessions.
      unit: evaluation.unit === 'sessions' && market.unit !== 'session' ? 'count' : evaluation.unit,
      signed: isSignedFigure(claim, evaluation),
      matches: isJudged && params.said !== '' ? matchesSaid(claim, figure) : null,
      caveat: tellCaveat(judgement),
      understated,
    },
    headlines: [sayClaim(context, judgement, sentence, understated)],
    flags: [
      ...listCommonFlags(context, { ...panel, flags: listLacks(claim) }),
      ...claim.joined.flatMap((item) => item.series.panel.flags),
      ...flagFirstSignal(context, claim),
      ...flagPoints(claim),
      ...listNoteFlags(market, panel.series, spans),
    ],
    chart: {
      kind: 'lines',
      title: nameChart(claim),
      unit: drawn.unit,
      unitLabel: isSignal(params)
        ? 'sessions after the one before'
        : drawn.unit === 'sessions'
          ? `${market.unit}s`
          : unitLabels[drawn.unit],
      marks: listMarks(claim, evaluation, drawn),
      lines: [{ key: 'value', label: drawn.label, symbol: panel.series[0]?.symbol ?? null }],
      // Events have no value between them: a line would not show them.
      form: isSignal(params) || params.part !== 'all' ? 'bars' : isAround(drawn, params) ? 'area' : 'line',
      scale: drawn.isPrice ? 'log' : 'linear',
      baseline: isAround(drawn, params) ? 0 : null,
      legs: [],
      ...(nearest === undefined ? {} : { context: nearest, ...(further.length === 0 ? {} : { further: further.toReversed() }) }),
    },
    coverage: isOfUniverse(params)
      ? describeMeasured(context, claim.series, isEventMeasure(params))
      : describeCoverage(market, panel.series),
    basis: panel.series.length === 0 ? null : reading.basis === panel.basis ? panel.basis : null,
  };
}
