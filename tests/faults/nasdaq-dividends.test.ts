import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createSources } from '@/lib/sources/create-sources';
import type { PaidDividend } from '@/lib/sources/source';
import { SourceError, type SourceErrorKind } from '@/lib/sources/source-error';
import { startFaultServer, type FaultServer } from '../support/fault-server';
import { transportFaults, type Fault } from '../support/fault-server-faults';
import { noLimits, patience } from '../support/source-settings';

const session = parseSessionDate('2024-07-16');
const paid = [
  ['AAPL', 0.25],
  ['BF.B', '$0.2265'],
  ['MSFT', 'N/A'],
] as const;
const whole: readonly PaidDividend[] = [
  { ticker: 'AAPL', amount: 0.25 },
  { ticker: 'BF.B', amount: 0.2265 },
  { ticker: 'MSFT', amount: null },
];

async function ask(server: FaultServer): Promise<readonly PaidDividend[] | SourceError> {
  const sources = createSources(server.settings, {
    ...patience,
    expire: server.expire,
    limits: noLimits,
    bodyCapBytes: 4 * 1024 * 1024,
    sleep: () => Promise.resolve(),
    today: () => session,
  });
  try {
    return await (sources.find(({ id }) => id === 'nasdaq')?.fetchDividends?.({ session }) ?? expect.fail());
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

const expected: Readonly<Partial<Record<Fault, SourceErrorKind>>> = {
  'error-text': 'schema',
  'quota-text': 'quota',
  html: 'schema',
  'html-be-right-back': 'transient',
  'cut-body': 'transient',
  'corrupt-gzip': 'transient',
  redirect: 'schema',
  'range-before-listing': 'schema',
  'status-401': 'auth',
  'status-403': 'auth',
  'status-404': 'not_found',
  'status-429-seconds': 'rate_limited',
  'status-429-date': 'rate_limited',
  'status-429': 'rate_limited',
  'status-500': 'transient',
  'status-502': 'transient',
  'status-503': 'transient',
  'status-503-seconds': 'transient',
  'slow-headers': 'transient',
  'dripped-body': 'transient',
  'reset-mid-body': 'transient',
  'huge-body': 'schema',
};

describe('the list of dividends under every fault', () => {
  it.concurrent.each([...transportFaults])('%s', async (fault) => {
    const server = await startFaultServer();
    try {
      server.setDividends(session, paid);
      server.setFault('nasdaq', fault, { symbol: 'dividends' });
      const answer = await ask(server);
      const kind = expected[fault];
      if (kind === undefined) expect(answer).toEqual(whole);
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
