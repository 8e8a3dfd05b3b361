import { isSignedUnit } from '@/lib/format/percent-units';
import type { ColumnUnit, StudyContext } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import type { SessionMarks } from '@/lib/metrics';
import type { EventRuleParams } from '../../measure/event-rule';
import type { MeasureSeries } from '../../measure/measure-series';
import type { ClaimParams } from './params';
import type { Reading } from './definitions';
import type { SincePeriod } from './read-since';

/** A session that stands beside the claim: a rival, an occurrence or a counterexample. */
export interface Rival {
  readonly index: number;
  /** First session of a run, or null. */
  readonly start: number | null;
  /** Last session of a run that is dated by another one (on which it reached its length), or null. */
  readonly end?: number;
  /** In the core's unit (fractions where the unit is in percent). */
  readonly value: number;
  readonly rank: number | null;
  readonly isClaim: boolean;
}

/** What a claim comes to under one reading. */
export interface Evaluation {
  /** Null where it cannot be judged: `missing` says why. */
  readonly holds: boolean | null;
  readonly missing: string | null;
  /** In the unit of `unit`, unrounded; NaN where there is none. */
  readonly figure: number;
  readonly unit: ColumnUnit;
  readonly rank: number | null;
  /** What was found, as a clause without a full stop. */
  readonly finding: string;
  /** Most telling first. */
  readonly rivals: readonly Rival[];
  /** Where more could have been said of what holds: the last session before that was as extreme, -1 for none in the data; else left out. */
  readonly understated?: number;
  /** Why it is nothing to stand out by where it holds, as words behind "holds": 'level with one other'; left out where it is. */
  readonly caveat?: string;
}

/** A rule that is joined to the claim, with the sessions on which it stands (1), does not (0) or cannot be judged (-1). */
export interface JoinedRule {
  readonly rule: EventRuleParams;
  readonly series: MeasureSeries;
  readonly marks: SessionMarks;
}

/** Everything that a comparison reads. */
export interface ClaimContext {
  readonly context: StudyContext;
  readonly params: ClaimParams;
  readonly reading: Reading;
  readonly panel: StudyPanel;
  readonly series: MeasureSeries;
  /** What must hold on the same session, and on which it does. */
  readonly joined: readonly JoinedRule[];
  /** The claim's session: the last of the market, or the one that it is said of. */
  readonly at: number;
  /** Why there is no such session, as a sentence; null where there is. */
  readonly off: string | null;
  /** The first session that is looked at. */
  readonly first: number;
  readonly period: SincePeriod | null;
}

/** A comparison answers everything but whether the figure said is right. */
export type Comparison = (claim: ClaimContext) => Evaluation;

/** Whether the figure of an evaluation is told with its sign: that of what followed is, a share of members or of outcomes never. */
export function isSignedFigure({ params, series }: Pick<ClaimContext, 'params' | 'series'>, { unit }: Pick<Evaluation, 'unit'>): boolean {
  if (params.comparison === 'afterwards') return params.statistic !== 'share-higher' && isSignedUnit(unit);
  return unit !== series.unit ? isSignedUnit(unit) : series.signed;
}
