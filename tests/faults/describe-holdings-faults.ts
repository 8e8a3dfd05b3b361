import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { HoldingsSource } from '@/lib/sources/holdings/holdings-source';
import { SourceError, type SourceErrorKind } from '@/lib/sources/source-error';
import { startFaultServer, type FaultServer } from '../support/fault-server';
import { holdingsFaults, rowFaults, transportFaults, type Fault } from '../support/fault-server-faults';
import type { ServedFunds } from '../support/fault-server-holdings';
import { optionsOf, tellCommon } from './common-outcomes';

const percents: Readonly<Record<string, number>> = {
  AAPL: 22.5,
  MSFT: 20.25,
  NVDA: 18,
  AMZN: 12.5,
  META: 10.25,
  GOOGL: 7,
  COST: 5,
  NFLX: 3.5,
};
const served = { asOf: '2024-07-16', lines: Object.entries(percents).map(([ticker, percent]) => ({ ticker, percent })) };

interface Outcome {
  /** Named error class; absent when a list comes back. */
  readonly error?: SourceErrorKind;
  readonly members?: number;
  /** Members whose weight cannot be read. */
  readonly unweighed?: number;
  readonly leftOut?: number;
  /** The date of the list, unless its own. */
  readonly asOf?: string;
}

/** What only closes can have. */
const ofCloses = ['duplicate-live-row', 'frozen-closes', 'close-zero', 'price-times-ten', 'all-prices-times-ten'] as const;
type ListFault = Exclude<Fault, (typeof ofCloses)[number]>;
const isListFault = (fault: Fault): fault is ListFault => !ofCloses.some((other) => other === fault);
const faults = [...transportFaults, ...rowFaults, ...holdingsFaults].filter(isListFault);

const all: Outcome = { members: 8 };
const oneUnweighed: Outcome = { members: 8, unweighed: 1 };
const fails = (error: SourceErrorKind): Outcome => ({ error });

/** What every source makes of every fault; one whose format differs says so in its own test. */
const expected: Readonly<Record<ListFault, Outcome>> = {
  ...tellCommon(all, fails),
  nulls: oneUnweighed,
  'not-published': fails('no_data_yet'),
  'bad-ticker': { members: 7, leftOut: 1 },
  'future-dated-row': fails('schema'),
  'close-negative': oneUnweighed,
  'close-infinity': oneUnweighed,
  'close-not-available': oneUnweighed,
  'decimal-comma': oneUnweighed,
  'two-closes': { members: 8, leftOut: 1 },
};

async function settle(source: HoldingsSource, fund: string): Promise<Holdings | SourceError> {
  try {
    return await source.fetchHoldings({ fund });
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

export interface HoldingsFaultSuite {
  readonly source: ServedFunds;
  readonly fund: string;
  /** Whether it gives weights. */
  readonly hasWeights?: boolean;
  readonly differences?: Readonly<Partial<Record<ListFault, Outcome>>>;
}

/** The whole fault list against one source of holdings: nothing wrong comes through, the error is named, the call ends in time. */
export function describeHoldingsFaults({ source: id, fund, hasWeights = true, differences = {} }: HoldingsFaultSuite): void {
  describe(`${id} under every fault`, () => {
    let server: FaultServer;
    const createSource = (from = server): HoldingsSource => {
      const options = optionsOf(from, parseSessionDate('2024-07-17'));
      const found = createHoldingsSources(from.settings, options).find((source) => source.id === id);
      if (found === undefined) throw new Error(`${id} is not among the sources`);
      return found;
    };
    beforeAll(async () => {
      server = await startFaultServer();
      server.setHoldings(id, fund, served);
    });
    afterAll(() => server.close());

    it.concurrent.each(faults)('%s', async (fault) => {
      const outcome = differences[fault] ?? expected[fault];
      // Each case has a server of its own so that they can run side by side.
      const own = await startFaultServer();
      try {
        own.setHoldings(id, fund, served);
        own.setFault(id, fault);
        const result = await settle(createSource(own), fund);
        if (result instanceof SourceError) {
          expect(result.kind, result.message).toBe(outcome.error);
          expect(result.message).toContain(id);
          return;
        }
        const { holdings, leftOut } = result;
        const unweighed = hasWeights ? (outcome.unweighed ?? 0) : holdings.length;
        expect({
          asOf: result.asOf,
          fund: result.fund,
          members: holdings.length,
          unweighed: holdings.filter(({ weight }) => weight === null).length,
          leftOut: leftOut.length,
        }).toEqual({ asOf: outcome.asOf ?? served.asOf, fund, members: outcome.members, unweighed, leftOut: outcome.leftOut ?? 0 });
        for (const { ticker, weight } of holdings) if (weight !== null) expect(weight).toBeCloseTo((percents[ticker] ?? NaN) / 100, 12);
      } finally {
        await own.close();
      }
    });

    it('stops asking after the first 429, and a new run asks again', async () => {
      server.setFault(id, 'status-429-seconds', { times: 1 });
      const source = createSource();
      const first = await settle(source, fund);
      const asked = server.requests.length;
      expect(first).toMatchObject({ kind: 'rate_limited', retryAfterMs: 120_000 });
      expect(await settle(source, fund)).toMatchObject({ kind: 'rate_limited' });
      expect(server.requests.length).toBe(asked);
      expect(await settle(createSource(), fund)).toMatchObject({ holdings: { length: 8 } });
    });

    it('gets through when a fault passes within three tries', async () => {
      server.setFault(id, 'status-503', { times: 2 });
      expect(await settle(createSource(), fund)).toMatchObject({ holdings: { length: 8 } });
    });

    it('names a fund that it does not have, without asking', async () => {
      const asked = server.requests.length;
      expect(await settle(createSource(), 'NOSUCH')).toMatchObject({ kind: 'not_found' });
      expect(server.requests.length).toBe(asked);
    });
  });
}
