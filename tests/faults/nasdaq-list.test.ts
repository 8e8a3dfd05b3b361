import { describeHoldingsFaults } from './describe-holdings-faults';

// It does not say what it was asked for, and is of the last session where it names no date.
describeHoldingsFaults({
  source: 'nasdaq-list',
  fund: 'nasdaq100',
  hasWeights: false,
  differences: { 'not-published': { members: 8, asOf: '2024-07-17' }, 'another-symbol': { members: 8 } },
});
