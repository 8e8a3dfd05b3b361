import { pluralise } from '@/lib/format/number-words';
import { eventStudy, holmAdjusted, type Outcome } from '@/lib/metrics';
import { joinWords } from '@/lib/format/join-words';
import { nameInSentence } from '../../kit/name-in-sentence';
import { flagUnavailable } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import type { Flag, StudyContext } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import { eventMask, judgedSessions } from '../../measure/event-mask';
import { outcomeSymbols, toMeasureChoice, toOverlapPolicy } from '../../measure/event-rule';
import { measureSeries, type MeasureSeries } from '../../measure/measure-series';
import { isEventMeasure, isOfUniverse, isPriceMeasure } from '../../measure/measures';
import { finishedCloses, isRunningUnit } from '../../measure/finished-units';
import { findSpan } from '../../measure/outcome-span';
import { sampleCondition } from './condition-sample';
import { mostDrawnEvents, type ForwardStudy } from './forward-study';
import { horizonsOf } from './horizons';
import { toSeed, type ForwardParams } from './params';

/** Members on one basis and their index on another: said as it is, since neither is used throughout. */
function splitBasis(params: ForwardParams, { panel }: MeasureSeries, outcome: StudyPanel): StudyPanel {
  if (!isOfUniverse(params) || panel.basis === outcome.basis) return outcome;
  const symbols = outcome.series.map(({ symbol }) => symbol);
  const name = (basis: StudyPanel['basis']): string => (basis === 'total' ? 'dividend-adjusted' : 'price-basis');
  return {
    ...outcome,
    flags: [
      flagUnavailable(
        `${joinWords(outcome.series.map(({ instrument }, index) => nameInSentence(instrument, index === 0)))} ${pluralise(symbols.length, 'has', 'have')} no ${name(panel.basis)} closes: the rule is judged on ${name(panel.basis)} closes of the members, the outcome on ${name(outcome.basis)} ones.`,
        symbols,
      ),
    ],
  };
}

function joinPanels(rule: StudyPanel, outcome: StudyPanel): StudyPanel {
  const series = [...new Map([...rule.series, ...outcome.series].map((item) => [item.symbol, item])).values()];
  return { basis: rule.basis, series, flags: [...new Map([...rule.flags, ...outcome.flags].map((flag) => [flag.message, flag])).values()] };
}

function addFlags(panel: StudyPanel, flags: readonly Flag[]): StudyPanel {
  return flags.length === 0 ? panel : { ...panel, flags: [...panel.flags, ...flags] };
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

/** The events of a rule with their outcomes, the closes that these are read from, and the instruments of both. @throws RangeError without an outcome. */
export function studyEvents(
  context: StudyContext,
  chosen: ForwardParams,
): { study: ForwardStudy; outcome: Outcome; panel: StudyPanel; sharesBasis: boolean } {
  const measured = measureSeries(context, toMeasureChoice(chosen));
  const [symbol, versus] = outcomeSymbols(chosen);
  // The outcome is on the basis that the rule was judged on, unless it has none.
  const outcomePanel = readPanel(context.market, versus === null ? [symbol] : [symbol, versus], measured.panel.basis);
  const [main, other = null] = outcomePanel.series;
  if (main === undefined) throw new RangeError('an event study needs an outcome');
  const known = findSpan(context, measured, other === null ? [main] : [main, other]);
  // Where nothing is known no session is an event, and none a base: a span without closes says so.
  const span = known ?? context.range;
  const closes = known === null ? new Float64Array(main.closes.length).fill(NaN) : finishedCloses(context.market, main.closes);
  const outcome = { close: closes, versus: other === null ? null : finishedCloses(context.market, other.closes) };
  const [rule] = measured.panel.series;
  const horizons = horizonsOf[chosen.unit];
  const isHigh = isPriceMeasure(chosen) && !isEventMeasure(chosen) && chosen.price === 'high' && chosen.direction === 'up';
  const sample = sampleCondition(context, chosen);
  const limit = (marks: Uint8Array): Uint8Array => (sample === null ? marks : marks.map((mark, t) => mark & (sample.mask[t] ?? 0)));
  const mask = limit(eventMask(measured, chosen, isHigh ? (rule?.highestClose ?? rule?.closes ?? null) : null));
  // An event may stand in a unit that goes on, which is no base of others.
  const judged = limit(judgedSessions(measured, chosen)).map((mark, t) => (isRunningUnit(context.market, t) ? 0 : mark));
  const results = eventStudy({
    outcome,
    mask,
    known: judged,
    isSample: sample !== null,
    fromIndex: span.first,
    toIndex: span.last,
    horizons,
    policy: toOverlapPolicy(chosen),
    direction: chosen.test,
    seed: toSeed(chosen),
    mostDrawnEvents,
  });
  const focus = results.find(({ horizonSessions }) => String(horizonSessions) === chosen.horizon);
  if (focus === undefined) throw new RangeError(`the horizon is one of ${horizons.join(', ')}, not ${chosen.horizon}`);
  const adjusted = holmAdjusted(results.map(({ permutation }) => permutation?.p ?? NaN));
  return {
    study: {
      context,
      params: chosen,
      measured,
      main,
      other,
      span,
      judged,
      heldShare: shareHeld(mask, judged, span),
      results,
      focus,
      adjusted,
    },
    outcome,
    panel: addFlags(joinPanels(measured.panel, splitBasis(chosen, measured, outcomePanel)), sample?.flags ?? []),
    sharesBasis: outcomePanel.basis === measured.panel.basis,
  };
}
