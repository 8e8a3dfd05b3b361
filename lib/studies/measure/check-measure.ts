import type { z } from 'zod';
import type { MeasureParts } from './measure-parts';
import { describeMeasure, listMeasures, type MeasureName } from './measures';

type Checked = Pick<MeasureParts, 'sessions' | 'direction' | 'versus' | 'average' | 'fast'> & { readonly measure: MeasureName };

/** Why moves to either side cannot be told of a measure; null where they can, or where it reads no direction. */
function findWrongDirection({ measure, direction, versus }: Checked): string | null {
  const { parts, of, isEitherWay } = describeMeasure(measure);
  if (direction !== 'either' || !(parts.includes('direction') || of === 'universe')) return null;
  if (isEitherWay !== true)
    return `${measure} is to one side; accepted are up, down; either goes with ${listMeasures((row) => row.isEitherWay === true).join(', ')}`;
  return versus === '' ? null : 'who leads is ahead or behind; accepted are up, down, or either without another instrument';
}

/** Refuses a window with fewer sessions than its measure needs, a direction that it has not and a mean that is no quicker than the one it crosses, and says what is accepted. */
export function checkMeasure(choice: Checked, context: z.RefinementCtx): void {
  const { fewest } = describeMeasure(choice.measure);
  if (fewest !== undefined && choice.sessions < fewest.sessions)
    context.addIssue({ code: 'custom', path: ['sessions'], message: fewest.why });
  const { measure, fast, average } = choice;
  if (describeMeasure(measure).parts.includes('fast') && Number(fast) >= Number(average))
    context.addIssue({
      code: 'custom',
      path: ['fast'],
      message: `what crosses is quicker than the mean of ${average}; accepted are close, or a mean of fewer`,
    });
  const wrong = findWrongDirection(choice);
  if (wrong !== null) context.addIssue({ code: 'custom', path: ['direction'], message: wrong });
}
