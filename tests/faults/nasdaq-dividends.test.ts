import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createSources } from '@/lib/sources/create-sources';
import type { PaidDividend } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';
import { startFaultServer, type FaultServer } from '../support/fault-server';
import { transportFaults } from '../support/fault-server-faults';
import { optionsOf, transportErrors } from './common-outcomes';

const session = parseSessionDate('2024-07-16');
const paid = [
  ['AAPL', 0.25],
  ['BF.B', '$0.2265'],
  ['MSFT', 'N/A'],
] as const;
const whole: readonly PaidDividend[] = [
  { ticker: 'AAPL', amount: 0.25, raw: expect.stringContaining('"dividend_Rate":0.25') as string },
  { ticker: 'BF.B', amount: 0.2265, raw: expect.stringContaining('"dividend_Rate":"$0.2265"') as string },
  { ticker: 'MSFT', amount: null, raw: expect.stringContaining('"dividend_Rate":"N/A"') as string },
];

async function ask(server: FaultServer): Promise<readonly PaidDividend[] | SourceError> {
  const sources = createSources(server.settings, optionsOf(server, session));
  try {
    return await (sources.find(({ id }) => id === 'nasdaq')?.fetchDividends?.({ session }) ?? expect.fail());
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

describe('the list of dividends under every fault', () => {
  it.concurrent.each([...transportFaults])('%s', async (fault) => {
    const server = await startFaultServer();
    try {
      server.setDividends(session, paid);
      server.setFault('nasdaq', fault, { symbol: 'dividends' });
      const answer = await ask(server);
      const kind = transportErrors[fault];
      if (kind === null) expect(answer).toEqual(whole);
      else expect(answer).toMatchObject({ name: 'SourceError', kind, message: expect.stringContaining('nasdaq') as string });
    } finally {
      await server.close();
    }
  });

  it('is none without a row, or with one of another day', async () => {
    const server = await startFaultServer();
    try {
      expect(await ask(server)).toMatchObject({ kind: 'no_data_yet' });
      server.setDividends(session, paid, '2024-07-15');
      expect(await ask(server)).toMatchObject({ kind: 'schema' });
    } finally {
      await server.close();
    }
  });
});
