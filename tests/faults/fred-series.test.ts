import { describeSeriesFaults } from './describe-series-faults';

describeSeriesFaults({
  provider: 'fred',
  ask: ({ current }, id) => current.fetchSeries({ id, from: null }),
  // A cut CSV still reads as rows: the last one, whose figure may have lost digits, is rejected.
  // A text as short as this one unpacks although it is damaged.
  differences: { 'cut-body': { values: 7, rejected: 1 }, 'corrupt-gzip': { error: 'schema' } },
});
