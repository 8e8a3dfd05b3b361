// The one barrel of the project: everything the numeric core offers.
export { equalWeightComposite } from './equal-weight-composite';
export { breadthCounts } from './panel/breadth-counts';
export type { BreadthCounts, BreadthInput, BreadthOptions } from './panel/breadth-types';
export { countGaps, findFirstClose, findGaps, findLastClose } from './series-bounds';
export { drawdownSeries, findDrawdowns, type DrawdownEpisode } from './drawdowns';
export { firstTick } from './first-tick';
export { neededClose } from './needed-close';
export { rankDescending } from './rank-descending';
export { countRecordsPerYear, findRecords, type RecordEvent, type YearCount } from './records';
export { meetsThreshold, thresholdSlack } from './meets-threshold';
export { runningMax } from './running-max';
export { findRuns, runLengths, type Run, type RunStatus, type SessionMarks } from './runs';
export { markMoves, markRelativeMoves } from './streak-marks';
export { windowReturn } from './window-return';
export { rebase } from './rebase';
export { episodes } from './episodes';
export { largestSince } from './largest-since';
export { participation, type Participation, type ParticipationOptions } from './participation';
export { rankAt, type Standing } from './rank-at';
export { rankToDate } from './rank-to-date';
export { relativeReturn, type RelativeMeasure } from './relative-return';
export { relativeSpread, scaleSessions, type SpreadOptions } from './relative-spread';
export { rollingBeta } from './rolling-beta';
export { rollingDeviation } from './rolling-deviation';
export { rollingMax, rollingMin } from './rolling-max';
export { rollingMean } from './rolling-mean';
export { sessionReturn } from './session-return';
export { bootstrapMeanInterval } from './forward/bootstrap-mean-interval';
export { defaultDraws, eventStudy, fewestEvents } from './forward/event-study';
export type {
  BootstrapInterval, EventStudyInput, ForwardPaths, HorizonResult, Interval, Outcome, OutcomeDifference, OutcomeSummary, OverlapPolicy,
  PermutationTest, TestDirection,
} from './forward/event-study-types';
export { defaultBand, forwardPaths } from './forward/forward-paths';
export { forwardReturn } from './forward/forward-return';
export { holmAdjusted } from './forward/holm-adjusted';
export { keptEvents } from './forward/kept-events';
export { outcomeDifference, outcomeSummary } from './forward/outcome-summary';
export { permutationTest, type PermutationOptions } from './forward/permutation-test';
export { quantile, quantileOfSorted, sortedValues } from './forward/quantile';
export { createRandom, scaleWord, type RandomSource } from './forward/random-source';
export { wilsonInterval } from './forward/wilson-interval';
export { worstDrop } from './forward/worst-drop';
export { commonStretches, type Stretch } from './rarity/common-stretches';
export { countOccurrences, rarityOf, type Occurrences } from './rarity/occurrences';
export { runOccurrences } from './rarity/run-occurrences';
export { readWindowLegs, windowOccurrences } from './rarity/window-occurrences';
