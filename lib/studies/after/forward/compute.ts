import { clampRange } from '@/lib/market/study-range';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { describeCoverage } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { settleThreshold } from '../../measure/event-rule';
import { nameMembers } from '../../measure/measure-breadth';
import { describeMeasured } from '../../measure/measured-values';
import { isEventMeasure, isOfUniverse, isSignal } from '../../measure/measures';
import { listForwardEvents, returnKey } from './event-rows';
import { listForwardFlags } from './forward-flags';
import { outcomeUnit } from './forward-study';
import { buildHorizonRows, listHorizonColumns } from './horizon-rows';
import type { GivenForwardParams } from './params';
import { buildPathsTable } from './paths-table';
import { sayForward } from './say';
import { studyEvents } from './study-events';

export function computeForward(context: StudyContext, given: GivenForwardParams): StudyComputation {
  const chosen = settleThreshold(given);
  const { study, outcome, panel, sharesBasis } = studyEvents(context, chosen);
  const { main, other, results, focus } = study;
  const unit = outcomeUnit(study);
  const per = chosen.unit;
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
    headlines: [isMeasured ? sayForward(study) : buildMissingHeadline(context, named)],
    flags: listForwardFlags(study, panel),
    chart: {
      kind: 'dots',
      title: `${subject} after each event`,
      // A picture has no legend: the title says what the grey bars are.
      unitLabel: `${unit === 'pp' ? 'percentage points' : 'percent'}; grey: the middle half of any ${per}`,
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
      ...(per === 'session' ? {} : { step: per }),
      symbol: main.symbol,
    },
    coverage: isOfUniverse(chosen)
      ? describeMeasured(context, study.measured, isEventMeasure(chosen))
      : describeCoverage(context.market, panel.series),
    basis: sharesBasis ? panel.basis : null,
    range: clampRange(context.range, study.span.first),
    tables: [
      buildPathsTable(
        study,
        outcome,
        `${subject}, the ${focus.horizonSessions === 1 ? per : `${focus.horizonSessions} ${per}s`} after each event`,
      ),
    ],
  };
}
