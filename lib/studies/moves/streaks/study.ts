import type { Study } from '../../kit/study';
import { computeStreaks } from './compute';
import { defineStreaks } from './define';
import { toSampling } from '../../kit/sampling-params';
import { listStreakSymbols, streakParams } from './params';

/** Runs of consecutive sessions that all moved one way by a threshold, or that all beat another instrument. */
export const streaks: Study<typeof streakParams> = {
  id: 'streaks',
  title: 'Streaks',
  question: 'How many sessions in a row, and how rare is that?',
  rowsAre: 'events',
  isLayered: true,
  params: streakParams,
  symbols: listStreakSymbols,
  sampling: toSampling,
  definition: defineStreaks,
  compute: computeStreaks,
};
