import { describeHoldingsFaults } from './describe-holdings-faults';

describeHoldingsFaults({ source: 'invesco', fund: 'QQQ' });
