import type { Flag, FlagCode } from '@/lib/studies/kit/study';

// What is so of the data whatever the answer is: amber is for doubt about the answer alone.
const noteCodes: ReadonlySet<FlagCode> = new Set([
  'history-note',
  'display-only',
  'older-than-newest',
  'stale',
  'mixed-sources',
  'overlapping-members',
  'hindsight',
  'revised',
  'layer-missing',
  'running-unit',
  'alternative-missing',
]);

/** Whether a flag is housekeeping (notes on history, rebasing, age of the data), which stands in grey under the chart. */
export function isNote({ code }: Flag): boolean {
  return noteCodes.has(code);
}
