import { eventStudy, holmAdjusted, type Outcome } from '@/lib/metrics';
import { pluralise } from '@/lib/format/number-words';
import { flagUnavailable } from '../../kit/flags';
import { fillPartner } from '../../measure/usual-partner';
import { listMeasureSymbols, listMeasureUniverses, measureSeries, type MeasureSeries } from '../../measure/measure-series';
import { nameMembers } from '../../measure/measure-breadth';
import { isEventMeasure, isOfUniverse, isPriceMeasure, isSignal } from '../../measure/measures';
import { describeMeasured } from '../../measure/measured-values';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { readPanel } from '../../kit/read-panel';
import { describeCoverage } from '../../kit/session-rows';
import type { Study, StudyComputation, StudyContext } from '../../kit/study';
import { clampRange } from '@/lib/market/study-range';
import type { StudyPanel } from '../../kit/study-series';
import { eventMask, judgedSessions } from './event-mask';
import { listForwardEvents, returnKey } from './event-rows';
import { defineForward } from './define';
import { listForwardFlags } from './forward-flags';
import { buildForwardHeadline } from './say';
import { forwardParams as params, horizons, outcomeSymbols, toMeasureChoice, settleThreshold, toOverlapPolicy, toSeed, type ForwardParams, type GivenForwardParams } from './params';
import { findSpan, mostDrawnEvents, outcomeUnit, type ForwardStudy } from './forward-study';
import { buildHorizonRows, listHorizonColumns } from './horizon-rows';
import { buildPathsTable } from './paths-table';

/** Members on one basis and their index on another: said as it is, since neither is used throughout. */
function splitBasis(params: ForwardParams, { panel }: MeasureSeries, outcome: StudyPanel): StudyPanel {
  if (!isOfUniverse(params) || panel.basis === outcome.basis) return outcome;
  const symbols = outcome.series.map(({ symbol }) => symbol);
  const name = (basis: StudyPanel['basis']): string => (basis === 'total' ? 'dividend-adjusted' : 'price-basis');
  return { ...outcome, flags: [flagUnavailable(`${symbols.join(' and ')} ${pluralise(symbols.length, 'has', 'have')} no ${name(panel.basis)} closes: the rule is judged on ${name(panel.basis)} closes of the members, the outcome on ${name(outcome.basis)} ones.`, symbols)] };
}

function joinPanels(rule: StudyPanel, outcome: StudyPanel): StudyPanel {
  const series = [...new Map([...rule.series, ...outcome.series].map((item) => [item.symbol, item])).values()];
  return { basis: rule.basis, series, flags: [...new Map([...rule.flags, ...outcome.flags].map((flag) => [flag.message, flag])).values()] };
}

/** How much of what is known the rule picks. */
function shareHeld(mask: Uint8Array, known: Uint8Array, { first, last }: ForwardStudy['span']): number {
  let held = 0;
  let judged = 0;
  for (let t = first; t <= last; t += 1) {
    if (known[t] !== 1) continue;
    judged += 1;
    held += mask[t] ?? 0;
  }
  return held / judged;
}

function studyEvents(context: StudyContext, chosen: ForwardParams): { study: ForwardStudy; outcome: Outcome; panel: StudyPanel; sharesBasis: boolean } {
  const { market } = context;
  const measured = measureSeries(context, toMeasureChoice(chosen));
  const [symbol, versus] = outcomeSymbols(chosen);
  // The outcome is on the basis that the rule was judged on, unless it has none.
  const outcomePanel = readPanel(market, versus === null ? [symbol] : [symbol, versus], measured.panel.basis);
  const [main, other = null] = outcomePanel.series;
  if (main === undefined) throw new RangeError('an event study needs an outcome');
  const known = findSpan(context, measured, other === null ? [main] : [main, other]);
  // Where nothing is known no session is an event, and none a base: a span without closes says so.
  const span = known ?? context.range;
  const closes = known === null ? new Float64Array(main.closes.length).fill(NaN) : main.closes;
  const outcome = { close: closes, versus: other?.closes ?? null };
  const isHigh = isPriceMeasure(chosen) && !isEventMeasure(chosen) && chosen.price === 'high' && chosen.direction === 'up';
  const mask = eventMask(measured, chosen, isHigh ? (measured.panel.series[0]?.closes ?? null) : null);
  const judged = judgedSessions(measured, chosen);
  const results = eventStudy({
    outcome, mask, known: judged, fromIndex: span.first, toIndex: span.last, horizons, policy: toOverlapPolicy(chosen), direction: chosen.test,
    seed: toSeed(chosen), mostDrawnEvents,
  });
  const focus = results.find(({ horizonSessions }) => String(horizonSessions) === chosen.horizon);
  if (focus === undefined) throw new RangeError(`the horizon is one of ${horizons.join(', ')}, not ${chosen.horizon}`);
  const adjusted = holmAdjusted(results.map(({ permutation }) => permutation?.p ?? NaN));
  return {
    study: { context, params: chosen, measured, main, other, span, judged, heldShare: shareHeld(mask, judged, span), results, focus, adjusted }, outcome,
    panel: joinPanels(measured.panel, splitBasis(chosen, measured, outcomePanel)), sharesBasis: outcomePanel.basis === measured.panel.basis,
  };
}

function compute(context: StudyContext, given: GivenForwardParams): StudyComputation {
  const chosen = settleThreshold(given);
  const { study, outcome, panel, sharesBasis } = studyEvents(context, chosen);
  const { main, other, results, focus } = study;
  const unit = outcomeUnit(study);
  const subject = other === null ? main.instrument.name : `${main.instrument.name} less ${other.instrument.name}`;
  const { events, label } = listForwardEvents(study);
  // That a signal never came is known; that nothing has a value is not.
  const isKnown = isSignal(chosen) ? study.measured.span !== null : study.measured.values.some((value) => !Number.isNaN(value));
  const isMeasured = focus.base.completeCount > 0 && isKnown;
  const named = isOfUniverse(chosen) ? [`the ${nameMembers(chosen)} in this range`] : panel.series.map(({ symbol }) => symbol);
  return {
    columns: listHorizonColumns(study),
    rows: buildHorizonRows(study),
    events,
    headlines: [isMeasured ? buildForwardHeadline(study) : buildMissingHeadline(context, named)],
    flags: listForwardFlags(study, panel),
    chart: {
      kind: 'dots',
      title: `${subject} after each event`,
      // A picture has no legend: the title says what the grey bars are.
      unitLabel: `${unit === 'pp' ? 'percentage points' : 'percent'}; grey: the middle half of any session`,
      unit,
      marks: [],
      categoryKey: 'horizon_sessions',
      lowKey: `base_lower_quartile_${unit}`,
      medianKey: `base_median_${unit}`,
      highKey: `base_upper_quartile_${unit}`,
      meanKey: `mean_${unit}`,
      eventKeys: results.map(({ horizonSessions }) => returnKey(horizonSessions, unit)),
      dotLabel: label,
      legs: ['horizon_sessions', 'n_complete', `mean_${unit}`, `median_${unit}`, 'higher_share_pct', `base_mean_${unit}`, 'p'],
      focus: focus.horizonSessions,
      symbol: main.symbol,
    },
    coverage: isOfUniverse(chosen) ? describeMeasured(context, study.measured, isEventMeasure(chosen)) : describeCoverage(context.market, panel.series),
    basis: sharesBasis ? panel.basis : null,
    range: clampRange(context.range, study.span.first),
    tables: [buildPathsTable(study, outcome, `${subject}, the ${focus.horizonSessions} sessions after each event`)],
  };
}

/** What came after an event, beside what came after any session. */
export const forward: Study<typeof params> = {
  id: 'forward',
  title: 'What happened next',
  question: 'What came after events like this one, and was it more than after any session?',
  rowsAre: 'horizons',
  heavy: true,
  params,
  fill: fillPartner,
  symbols: (chosen) => {
    const [main, other] = outcomeSymbols(chosen);
    return [...new Set([...listMeasureSymbols(toMeasureChoice(chosen)), main, ...(other === null ? [] : [other])])];
  },
  // The outcome is on the basis of the rule, unless it has none.
  reads: (chosen, basis) => [listMeasureSymbols(toMeasureChoice(chosen)), outcomeSymbols(chosen).filter((symbol) => symbol !== null)].map((symbols) => ({ symbols, basis })),
  // What came next is known as far as the index is, also where the members or counts end before it.
  universes: (chosen) => listMeasureUniverses(chosen).map((need) => ({ ...need, ends: 'rows' })),
  definition: (given) => defineForward(settleThreshold(given)),
  compute,
};
