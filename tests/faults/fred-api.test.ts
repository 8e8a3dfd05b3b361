import { describeSeriesFaults } from './describe-series-faults';

describeSeriesFaults({
  provider: 'fred-api',
  isKeyed: true,
  ask: ({ vintages }, id) => vintages.fetchVintages({ id, from: null, vintages: [] }),
  differences: {
    // Each row says itself what it is: one without a value is its own fault.
    'renamed-header': { values: 0, rejected: 8 },
    // The answer does not say which series it is of: ingest, which knows the stored values, can tell.
    'another-symbol': { values: 8 },
  },
});
