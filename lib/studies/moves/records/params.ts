import { z } from 'zod';
import { choiceParam, symbolParam } from '../../kit/params';
import { samplingShape } from '../../kit/sampling-params';

/** The parameters of the records study. */
export const recordParams = z.object({
  symbol: symbolParam('SPX', { label: 'Instrument', description: 'The instrument whose records are counted.' }),
  ...samplingShape,
  price: choiceParam(['close', 'high'], 'close', ['Close', 'Intraday high'], {
    label: 'Price',
    description: 'Record closes, or records of the intraday high.',
  }),
  ties: choiceParam(['exclude', 'include'], 'exclude', ['No record', 'Record'], {
    label: 'Equal to the record',
    description: 'Whether a price equal to the record counts as one.',
  }),
});

export type RecordParams = z.output<typeof recordParams>;
