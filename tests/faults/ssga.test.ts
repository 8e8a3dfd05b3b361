import { describeHoldingsFaults } from './describe-holdings-faults';

describeHoldingsFaults({ source: 'ssga', fund: 'SPY' });
