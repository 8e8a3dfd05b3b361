import type { z } from 'zod';
import { describeMeasure, type MeasureName } from './measures';

/** Refuses a window with fewer sessions than its measure needs, and says how many it has. */
export function checkWindow(
  { measure, sessions }: { readonly measure: MeasureName; readonly sessions: number },
  context: z.RefinementCtx,
): void {
  const { fewest } = describeMeasure(measure);
  if (fewest !== undefined && sessions < fewest.sessions) context.addIssue({ code: 'custom', path: ['sessions'], message: fewest.why });
}
