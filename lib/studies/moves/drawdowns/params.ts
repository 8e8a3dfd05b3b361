import { z } from 'zod';
import { numberParam, symbolParam } from '../../kit/params';
import { samplingShape } from '../../kit/sampling-params';

/** The parameters of the drawdowns study. */
export const drawdownParams = z.object({
  symbol: symbolParam('SPX', { label: 'Instrument', description: 'The instrument whose falls are listed.' }),
  ...samplingShape,
  minDepthPct: numberParam(5, 0, 99, {
    label: 'At least',
    description: 'Smallest fall from peak close to trough close, in percent.',
    unit: 'percent',
  }),
  bearPct: numberParam(20, 1, 99, {
    label: 'Bear market at',
    description: 'Fall from the peak close, in percent, that confirms a bear market on the session that crosses it.',
    unit: 'percent',
  }),
});

export type DrawdownParams = z.output<typeof drawdownParams>;
