import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { listQuarantine } from '@/lib/store/quarantine';
import { apple, createIngestBench, evening, findTask, serveRows, type IngestBench } from '../../support/ingest-bench';
import type { ServedRow } from '../../support/fault-server-wire';

const truth = serveRows('2024-07-31', 220);
const last = truth.at(-1);
const onLast = (change: (close: number) => number): ServedRow[] =>
  truth.map((row) => (row === last ? { session: row.session, close: change(Number(row.close)) } : row));

describe('where all that is new of a provider is refused, the next one is asked', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await createIngestBench([apple]);
    await bench.pull('2024-07-30T23:00:00.000Z');
  });
  afterEach(() => bench.remove());

  const expectNasdaq = async (why: RegExp) => {
    const task = findTask(await bench.pull(), 'AAPL');
    expect(task).toMatchObject({
      provider: 'nasdaq',
      state: 'done',
      rowsNew: 1,
      rowsQuarantined: 0,
      message: expect.stringMatching(why) as unknown,
    });
    expect((await bench.stored('AAPL')).get('2024-07-31')).toMatchObject({ close: last?.close, source: 'nasdaq' });
    expect([...(await bench.stored('AAPL')).values()].map(({ session, close }) => ({ session, close }))).toEqual(truth);
    expect(await listQuarantine(bench.store, {})).toEqual([]);
  };

  it('a spike that its adapter rejects', async () => {
    bench.server.setRows(
      'yahoo',
      'AAPL',
      onLast((close) => close * 100),
    );
    await expectNasdaq(/^yahoo: all 1 new rows were refused \(the close is more than 8 times/);
  });

  it('a move that our checks hold back and the next provider does not have', async () => {
    bench.server.setRows(
      'yahoo',
      'AAPL',
      onLast((close) => Number((close * 1.6).toFixed(2))),
    );
    await expectNasdaq(/^yahoo: all 1 new rows were refused \(suspicious: /);
  });

  it('a step by the ratio of a split that nobody else has', async () => {
    bench.server.setRows(
      'yahoo',
      'AAPL',
      onLast((close) => close / 2),
    );
    await expectNasdaq(/^yahoo: all 1 new rows were refused \(suspicious: .* the ratio of a split/);
  });

  it('every close on another scale', async () => {
    bench.server.setFault('yahoo', 'all-prices-times-ten', { symbol: 'AAPL' });
    await expectNasdaq(
      /^yahoo: all 1 new rows were refused \(on another scale than what is stored up to 2024-07-30, by the ratio of a split\)/,
    );
  });

  it('dates that are no sessions', async () => {
    const saturday = (session: string) => addDays(parseSessionDate(session), 6 - new Date(`${session}T00:00:00Z`).getUTCDay());
    bench.server.setRows(
      'yahoo',
      'AAPL',
      truth
        .slice(-3)
        .map(({ close }, at) => ({ session: addDays(saturday('2024-07-15'), at * 7), close }))
        .filter(({ session }) => session < '2024-07-31'),
    );
    await expectNasdaq(/^yahoo: all \d+ new rows were refused \(not a session of the exchange\)/);
  });

  it('and where no other has better ones, those of the first wait', async () => {
    bench.server.setRows(
      'yahoo',
      'AAPL',
      onLast((close) => Number((close * 1.6).toFixed(2))),
    );
    bench.server.setRows(
      'nasdaq',
      'AAPL',
      onLast((close) => Number((close * 1.5).toFixed(2))),
    );
    expect(findTask(await bench.pull(), 'AAPL')).toMatchObject({ provider: 'yahoo', state: 'unchanged', rowsNew: 0, rowsQuarantined: 1 });
    expect(await listQuarantine(bench.store, {})).toMatchObject([{ provider: 'yahoo', session: '2024-07-31' }]);
    // Two that agree confirm one another, as before.
    bench.server.setRows(
      'nasdaq',
      'AAPL',
      onLast((close) => Number((close * 1.6).toFixed(2))),
    );
    expect(findTask(await bench.pull(evening), 'AAPL')).toMatchObject({ provider: 'yahoo', state: 'done', rowsNew: 1 });
  });

  it.each(['lies in the future', 'is no session'])('but not where the only new row %s: no other could have it', async (why) => {
    await bench.pull();
    if (why === 'is no session')
      bench.server.setRows(
        'yahoo',
        'AAPL',
        [...truth, { session: '2024-07-27', close: 220 }].sort((a, b) => (a.session < b.session ? -1 : 1)),
      );
    else bench.server.setFault('yahoo', 'future-dated-row', { symbol: 'AAPL' });
    const before = bench.server.requests.length;
    expect(findTask(await bench.pull(), 'AAPL')).toMatchObject({ provider: 'yahoo', rowsNew: 0, rowsQuarantined: 1 });
    expect(bench.server.requests.slice(before).map(({ provider }) => provider)).toEqual(['yahoo']);
  });

  it('but not where there is nothing new', async () => {
    await bench.pull();
    const before = bench.server.requests.length;
    await bench.pull();
    expect(bench.server.requests.slice(before).map(({ provider }) => provider)).toEqual(['yahoo']);
  });
});
