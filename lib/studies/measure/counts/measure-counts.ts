import { advanceDeclineLine, highLowIndex, mcclellan, netAdvances, ratioAdjustedNetAdvances } from '@/lib/metrics';
import { findOmens } from './find-omens';
import { findThrusts, type ThrustChoice } from './find-thrusts';
import type { CoveredCounts } from './read-counts';
import { flagNoIndex } from '../members/member-flags';
import type { StudyContext } from '../../kit/study';
import { averageWindows } from '@/lib/market/universe/universe';
import type { IndicatorChoice, IndicatorName } from '../indicators';
import { withSpan, type MeasuredValues } from '../measured-values';

/** Sessions since the trigger before at each trigger, the first counted from where the signal can first be judged; NaN elsewhere, as records have it. */
function measureTriggers(judged: Float64Array, triggers: readonly number[]): MeasuredValues {
  const { span, known } = withSpan(judged);
  const gaps = new Float64Array(judged.length).fill(NaN);
  let before = span?.first ?? 0;
  for (const t of triggers) {
    gaps[t] = t - before;
    before = t;
  }
  return { values: gaps, span, known };
}

function shareOf(counts: Float64Array, of: Float64Array): Float64Array {
  const shares = new Float64Array(counts.length);
  for (let t = 0; t < shares.length; t += 1) shares[t] = (of[t] ?? NaN) > 0 ? (counts[t] ?? NaN) / (of[t] ?? NaN) : NaN;
  return shares;
}

function measureAbove({ counts, above }: CoveredCounts, sessions: number): Float64Array {
  const window = averageWindows.find((item) => item === sessions);
  const found = window === undefined ? undefined : above(window);
  return found === undefined ? new Float64Array(counts.advances.length).fill(NaN) : shareOf(found.above, found.eligible);
}

function measureThrust({ advances, declines }: CoveredCounts['counts'], choice: ThrustChoice): MeasuredValues {
  const { values, triggers } = findThrusts(advances, declines, choice);
  return measureTriggers(values, triggers);
}

function measureOmens(context: StudyContext, covered: CoveredCounts, variant: IndicatorChoice['variant']): MeasuredValues {
  const { omen, isWarming, index } = findOmens(context, covered, variant);
  const triggers: number[] = [];
  for (let t = 0; t < omen.length; t += 1) if (omen[t] === 1) triggers.push(t);
  return { ...measureTriggers(omen, triggers), isWarming, ...(index === null ? { flags: [flagNoIndex(covered.universe)] } : {}) };
}

function measureMcClellan(
  { advances, declines }: CoveredCounts['counts'],
  show: 'oscillator' | 'summation',
  adjust: IndicatorChoice['adjust'],
): MeasuredValues {
  const found = mcclellan(adjust === 'ratio' ? ratioAdjustedNetAdvances(advances, declines) : netAdvances(advances, declines));
  return { ...withSpan(found[show]), isWarming: found.isWarming };
}

/** The indicators that are computed from the counts of a universe. */
export type CountIndicator = Exclude<
  IndicatorName,
  'dispersion' | 'correlation' | 'mag7-weight' | 'top-weight' | 'effective-number' | 'equal-weight'
>;

/** An indicator at every session, from counts. **Units** fractions; members (A/D line); a level (McClellan); sessions since the signal before, at one alone. */
export function measureCounts(
  context: StudyContext,
  covered: CoveredCounts,
  choice: IndicatorChoice & { readonly indicator: CountIndicator },
): MeasuredValues {
  const { universe, counts, eligible } = covered;
  const { advances, declines, newHighs, newLows, eligibleHigh } = counts;
  const { indicator, sessions, adjust, mean, variant } = choice;
  switch (indicator) {
    case 'above-average':
      return withSpan(measureAbove(covered, sessions));
    case 'ad-percent':
      return withSpan(shareOf(netAdvances(advances, declines), eligible));
    case 'ad-line':
      return withSpan(advanceDeclineLine(netAdvances(advances, declines)));
    case 'net-highs':
      return withSpan(shareOf(highLowIndex(newHighs, newLows).net, universe.definition.kind === 'counts' ? eligible : eligibleHigh));
    case 'record-high':
      return withSpan(highLowIndex(newHighs, newLows).recordHighShare);
    case 'high-low-index':
      return withSpan(highLowIndex(newHighs, newLows).index);
    case 'mcclellan':
      return measureMcClellan(counts, 'oscillator', adjust);
    case 'summation':
      return measureMcClellan(counts, 'summation', adjust);
    case 'zweig-thrust':
      return measureThrust(counts, { which: 'zweig', mean });
    case 'deemer-thrust':
      return measureThrust(counts, { which: 'deemer', mean });
    case 'whaley-thrust':
      return measureThrust(counts, { which: 'whaley', mean });
    case 'hindenburg':
      return measureOmens(context, covered, variant);
  }
}
