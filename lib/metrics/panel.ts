/**
 * Instruments by sessions: the general input of cross-sections. Every series has `sessionCount` values, NaN where
 * there is no close. `member`, where given, tells for each series and session whether it belongs to the universe (1) or not (0).
 */
export interface Panel {
  readonly sessionCount: number;
  readonly series: readonly Float64Array[];
  readonly member?: readonly Uint8Array[];
}

/**
 * Whether instrument `i` counts at session `t`: inside the panel, and a member where membership is given.
 * **Missing** says nothing about its close.
 */
export function isMember(panel: Panel, i: number, t: number): boolean {
  if (i < 0 || i >= panel.series.length || t < 0 || t >= panel.sessionCount) return false;
  return panel.member === undefined || panel.member[i]?.[t] === 1;
}
