import { expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import { startFaultServer } from '../support/fault-server';
import { noLimits } from '../support/source-settings';
import { describeHoldingsFaults } from './describe-holdings-faults';

describeHoldingsFaults({
  source: 'ishares',
  fund: 'IVV',
  // What is cut from its end is a legal text; a table that is cut is told in the unit test.
  differences: { 'cut-body': { members: 8 } },
});

it('answers a session of the past, and no_data_yet for one that was not published', async () => {
  const server = await startFaultServer();
  try {
    const options = { limits: noLimits, today: () => parseSessionDate('2024-07-17') };
    const [source] = createHoldingsSources(server.settings, options);
    const list = (asOf: string, ...tickers: string[]) => ({ asOf, lines: tickers.map((ticker) => ({ ticker, percent: 50 })) });
    server.setHoldings('ishares', 'IWM', list('2024-07-16', 'AAA', 'BBB'));
    server.setHoldings('ishares', 'IWM', list('2024-05-31', 'AAA', 'CCC'));
    const past = await source?.fetchHoldings({ fund: 'IWM', asOf: parseSessionDate('2024-05-31') });
    expect(past?.holdings.map(({ ticker }) => ticker)).toEqual(['AAA', 'CCC']);
    await expect(source?.fetchHoldings({ fund: 'IWM', asOf: parseSessionDate('2024-06-28') })).rejects.toMatchObject({
      kind: 'no_data_yet',
    });
    expect((await source?.fetchHoldings({ fund: 'IWM' }))?.asOf).toBe('2024-07-16');
    expect(server.requests.map(({ url }) => new URL(url).searchParams.get('asOfDate'))).toEqual(['20240531', '20240628', null]);
  } finally {
    await server.close();
  }
});
