// The one barrel of the project: everything the numeric core offers.
export { equalWeightComposite } from './equal-weight-composite';
export { affectedSessions, type AffectedSessions } from './panel/affected-sessions';
export { addCounts } from './panel/add-counts';
export { breadthCounts } from './panel/breadth-counts';
export type { BreadthCounts, BreadthInput, BreadthOptions } from './panel/breadth-types';
export { countGaps, findFirstClose, findGaps, findLastClose } from './series-bounds';
export { closeThatEnds, findCycleLegs, type CycleLeg, type CycleRule } from './cycle-legs';
export { drawdownSeries, findDrawdowns, type DrawdownEpisode } from './drawdowns';
export { firstTick } from './first-tick';
export { neededClose } from './needed-close';
export { cutValues, packTogether, packValues, spreadValues, valueAt, type Placed } from './placed';
export { rankDescending } from './rank-descending';
export { countRecordsPerYear, findRecords, type RecordEvent, type YearCount } from './records';
export { comparable, comparableValues } from './comparable';
export { isAboveMean } from './is-above-mean';
export { exceedsLevel, meetsThreshold, reachesThreshold, thresholdSlack, type MoveDirection } from './meets-threshold';
export { runningMax } from './running-max';
export { findRuns, runLengths, type Run, type RunStatus, type SessionMarks } from './runs';
export { oppositeMarks, rollingMarks, sessionsBetween } from './mark-counts';
export { sessionsFromLow } from './sessions-from-low';
export { markCrossings, markMeanSide } from './mean-marks';
export { markMoves, markRelativeMoves } from './streak-marks';
export { windowReturn } from './window-return';
export { annualisedChange } from './annualised-change';
export { sahmRise } from './sahm-rise';
export { rebase } from './rebase';
export { episodes } from './episodes';
export { largestSince } from './largest-since';
export { participation, type Participation, type ParticipationOptions } from './participation';
export { rankAt, type Standing } from './rank-at';
export { rankToDate } from './rank-to-date';
export { realisedVolatility } from './realised-volatility';
export { relativeReturn, type RelativeMeasure } from './relative-return';
export { relativeSpread, scaleSessions, type SpreadOptions } from './relative-spread';
export { rollingBeta } from './rolling-beta';
export { rollingDeviation } from './rolling-deviation';
export { rollingMax, rollingMin } from './rolling-max';
export { rollingMean } from './rolling-mean';
export { createSorter, sortedValues } from './sort-ascending';
export { spearmanCorrelation } from './spearman-correlation';
export { sessionPoints } from './session-points';
export { sessionReturn } from './session-return';
export { bootstrapMeanInterval } from './forward/bootstrap-mean-interval';
export { defaultDraws, eventStudy, fewestEvents } from './forward/event-study';
export type {
  BootstrapInterval,
  EventStudyInput,
  ForwardPaths,
  HorizonResult,
  Interval,
  Outcome,
  OutcomeDifference,
  OutcomeSummary,
  OverlapPolicy,
  PermutationTest,
  TestDirection,
} from './forward/event-study-types';
export { defaultBand, forwardPaths } from './forward/forward-paths';
export { meanPath } from './forward/mean-path';
export { forwardReturn } from './forward/forward-return';
export { holmAdjusted } from './forward/holm-adjusted';
export { keptEvents } from './forward/kept-events';
export { outcomeDifference, outcomeSummary } from './forward/outcome-summary';
export { permutationTest, type PermutationOptions } from './forward/permutation-test';
export { quantile, quantileOfSorted } from './forward/quantile';
export { createRandom, scaleWord, type RandomSource } from './forward/random-source';
export { wilsonInterval } from './forward/wilson-interval';
export { worstDrop } from './forward/worst-drop';
export { countOccurrences, rarestShareOf, rarityOf, type Occurrences } from './rarity/occurrences';
export { runOccurrences } from './rarity/run-occurrences';
export { joinWindowLegs, readFlatLeg, readWindowLeg, windowOccurrences, type WindowLeg } from './rarity/window-occurrences';
export { contributions, contributionShare, leastShareReturn, type ContributionInput, type Contributions } from './members/contributions';
export { driftedWeights, type DriftedWeights, type StoredWeights, type WeightInput } from './members/drifted-weights';
export { equalWeightLevel, type EqualWeight } from './members/equal-weight-level';
export { exGroupReturn } from './members/ex-group-return';
export { meanPairwiseCorrelation, type PairwiseCorrelation } from './members/mean-pairwise-correlation';
export { countMembers, visitSpans, type MemberInput } from './members/member-input';
export { returnDispersion, type ReturnDispersion } from './members/return-dispersion';
export { weightConcentration, type WeightConcentration } from './members/weight-concentration';
export { seasonColumn, type SeasonReturns } from './seasons/season-returns';
export { seasonSummary, type SeasonSummary } from './seasons/season-summary';
export { seasonTest, type SeasonTestOptions } from './seasons/season-test';
export { advanceDeclineLine } from './breadth/advance-decline-line';
export { highLowIndex, type HighLowIndex } from './breadth/high-low-index';
export { hindenburgOmen, type HindenburgInput, type HindenburgOmen } from './breadth/hindenburg-omen';
export { mcclellan, neutralSeed, warmingSessions, type McClellan, type McClellanSeed } from './breadth/mcclellan';
export { netAdvances } from './breadth/net-advances';
export { ratioAdjustedNetAdvances } from './breadth/ratio-adjusted-net-advances';
export { rollingSum } from './breadth/rolling-sum';
export { deemerLevel, deemerSpacing, deemerThrust, whaleyLevel, whaleyThrust } from './breadth/sum-thrusts';
export { crossingsAbove, type Thrusts } from './breadth/thrust-events';
export { zweigHigh, zweigLow, zweigThrust } from './breadth/zweig-thrust';
export { exponentialMean } from './rotation/exponential-mean';
export { quadrantEntries } from './rotation/quadrant-entries';
export { quadrantAgreement, quadrantPlaces, quadrants, weeksInQuadrant, type Quadrant } from './rotation/quadrants';
export { rotation, rotationFormulas, type Rotation, type RotationFormula } from './rotation/rotation';
export { trailingScore } from './rotation/trailing-score';
