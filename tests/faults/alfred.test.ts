import { parseSessionDate } from '@/lib/calendar/session-date';
import { describeSeriesFaults } from './describe-series-faults';

describeSeriesFaults({
  provider: 'alfred',
  ask: ({ vintages }, id) => vintages.fetchVintages({ id, from: null, vintages: [parseSessionDate('2024-07-16')] }),
  // As of FRED's own files.
  differences: { 'cut-body': { values: 7, rejected: 1 }, 'corrupt-gzip': { error: 'schema' } },
});
