import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { parseEnv } from '@/lib/env';
import { examineSources } from '@/lib/ingest/doctor/examine-sources';
import type { Diagnosis } from '@/lib/ingest/doctor/examination';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { createSources } from '@/lib/sources/create-sources';
import { hosts, providers } from '@/lib/sources/registry';
import { runInProcess } from '../../support/cli-process';
import { recordedAnswers, recordedSplits } from '../../support/recorded-answers';
import { noLimits, testKeys } from '../../support/source-settings';
import { writeDividends } from '../../support/write-dividends';

const sessions = ['2026-11-23', '2026-11-24', '2026-11-25'].map(parseSessionDate);
let answers: Record<string, string> = {};
let dividends = '';
let server: Server;
const variables: Record<string, string> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, id = '', ...rest] = (request.url ?? '').split('/');
    const isSplits = rest.includes('splits') || (request.url ?? '').includes('function=SPLITS');
    response.end(rest.includes('calendar') ? dividends : isSplits ? recordedSplits[id] : answers[id]);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  for (const { id } of hosts) variables[`${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`] = `http://127.0.0.1:${port}/${id}`;
});
beforeEach(() => {
  answers = { ...recordedAnswers };
  dividends = writeDividends('2026-11-25', [
    ['AAPL', 0.26],
    ['BF.B', '$0.2265'],
  ]);
});
afterAll(() => {
  server.close();
});

const recorded = providers.filter(({ id }) => recordedAnswers[id] !== undefined);

/** One symbol each: the one that its answer is about. */
async function examine(keys: Readonly<Record<string, string>> = testKeys): Promise<Diagnosis> {
  const one = recorded.map((provider) => {
    const symbol = provider.symbols['AAPL'] === undefined ? 'SPX' : 'AAPL';
    return { ...provider, symbols: { [symbol]: provider.symbols[symbol] ?? '' } };
  });
  const sources = createSources(parseEnv({ ...variables, ...keys }), { limits: noLimits, today: () => parseSessionDate('2026-11-26') });
  return await examineSources({ providers: one, sources, holdingsProviders: [], holdingsSources: [], seriesSources: null, sessions });
}

describe('the doctor', () => {
  it('has an answer of every provider that answers for one name at a time', () => {
    expect(providers.filter(({ id, offers }) => offers.batch === null && recordedAnswers[id] === undefined).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('finds nothing where every source answers as recorded', async () => {
    const { examinations, disagreements } = await examine();
    expect(examinations.map(({ id, status, rows, deviations }) => ({ id, status, rows, deviations }))).toEqual(
      recorded.flatMap(({ id, offers }) =>
        [3, ...(offers.listsDividends === true ? [2] : [])].map((rows) => ({ id, status: 'ok', rows, deviations: [] })),
      ),
    );
    const apple = examinations.filter(({ asked }) => asked === 'AAPL');
    for (const { first, last } of apple)
      expect([first, last]).toEqual([expect.stringMatching(/^2026-11-23 310\.2/), expect.stringMatching(/^2026-11-25 312\.(4|39999)$/)]);
    expect(disagreements).toEqual([]);
  });

  it('names the field that a format lacks or has otherwise', async () => {
    for (const id of ['yahoo', 'nasdaq', 'twelve-data', 'alpha-vantage'])
      answers[id] = (answers[id] ?? '')
        .replace('"meta"', '"about"')
        .replace('"rCode":200', '"rCode":"fine"')
        .replace('"2. Symbol"', '"2. Name"');
    answers['tiingo'] = (answers['tiingo'] ?? '').replaceAll('"close"', '"last"');
    answers['cboe'] = (answers['cboe'] ?? '').replace('CLOSE', 'LEVEL');
    const { examinations } = await examine();
    const told = Object.fromEntries(
      examinations.filter(({ status }) => status === 'schema').map(({ id, deviations }) => [id, deviations.join('; ')]),
    );
    expect(told).toEqual({
      yahoo: expect.stringContaining('field chart.result.0.meta: '),
      nasdaq: expect.stringContaining('field status.rCode: '),
      'twelve-data': expect.stringContaining('field meta: '),
      'alpha-vantage': expect.stringContaining('field Meta Data.2. Symbol: '),
      tiingo: expect.stringContaining('tiingo sent rows without a field close: row 1 has date, last'),
      cboe: expect.stringContaining('"date,open,high,low,level"'),
    });
  });

  it('names the row that cannot be read, and the closes on which sources differ', async () => {
    answers['stooq'] = (answers['stooq'] ?? '').replace(',311.85,', ',n/a,');
    answers['fmp'] = (answers['fmp'] ?? '').replace('"close":312.4', '"close":321.4');
    const { examinations, disagreements } = await examine();
    expect(examinations.find(({ id }) => id === 'stooq')).toMatchObject({
      status: 'ok',
      rows: 2,
      deviations: [expect.stringContaining('row 2026-11-24: the close "n/a" is not a decimal number')],
    });
    expect(disagreements).toMatchObject([{ symbol: 'AAPL', session: '2026-11-25', closes: { fmp: 321.4, yahoo: 312.4 } }]);
  });

  it('names the line and the field of a list of dividends that is not as it is expected', async () => {
    const tell = async (text: string) => {
      dividends = text;
      const { examinations } = await examine();
      const { status, rows, first, last, deviations } = examinations.find(({ gives }) => gives === 'dividends') ?? expect.fail();
      return { status, rows, first, last, deviations };
    };
    const whole = dividends;
    expect(await tell(whole)).toEqual({ status: 'ok', rows: 2, first: 'AAPL 0.26', last: 'BF.B 0.2265', deviations: [] });
    expect(await tell(whole.replace('"$0.2265"', '"N/A"'))).toMatchObject({
      status: 'ok',
      last: 'BF.B unknown',
      deviations: [expect.stringMatching(/^row 2026-11-25: the amount is no number above 0: .*"symbol":"BF\.B".*"dividend_Rate":"N\/A"/)],
    });
    expect((await tell(whole.replaceAll('"dividend_Rate"', '"rate"'))).deviations).toEqual([
      expect.stringContaining('"symbol":"AAPL"'),
      expect.stringContaining('"symbol":"BF.B"'),
    ]);
    for (const [from, to, told] of [
      ['"symbol":"BF.B"', '"ticker":"BF.B"', 'field data.calendar.rows.1.symbol: '],
      ['"rows"', '"lines"', 'field data.calendar.rows: '],
      ['"calendar"', '"days"', 'field data.calendar: '],
      ['"dividend_Ex_Date":"11/25/2026"', '"dividend_Ex_Date":"11/24/2026"', 'row 1 has another dividend_Ex_Date: {"symbol":"AAPL"'],
      ['"dividend_Ex_Date":"11/25/2026"', '"exDate":"11/25/2026"', 'row 1 has another dividend_Ex_Date: {"symbol":"AAPL"'],
    ] as const) {
      const { status, deviations } = await tell(whole.replace(from, to));
      expect([status, deviations]).toEqual(['schema', [expect.stringContaining(told)]]);
    }
  });

  it('says which variable a source waits for, and does not ask it', async () => {
    const { examinations } = await examine({});
    expect(
      examinations.filter(({ status }) => status === 'not configured').map(({ id, message, latencyMs }) => [id, message, latencyMs]),
    ).toEqual(recorded.flatMap(({ id, key }) => (key === null ? [] : [[id, `set ${key.join(' and ')}`, null]])));
  });
});

describe('the doctor on series', () => {
  const fredAnswers = { fred: 'observation_date,DGS10\n2026-11-23,4.11\n2026-11-24,.\n2026-11-25,4.07\n' };
  const monthly = 'observation_date,UNRATE\n2026-09-01,4.4\n2026-10-01,4.5\n';
  const served: Record<string, string> = {};
  let own: Server;
  let base = '';
  beforeAll(async () => {
    own = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      response.end(served[`${pathname} ${searchParams.get('id') ?? searchParams.get('series_id') ?? ''}`] ?? 'nothing of the kind');
    });
    await new Promise<void>((resolve) => {
      own.listen(0, '127.0.0.1', resolve);
    });
    const address = own.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  beforeEach(() => {
    served['/graph/fredgraph.csv DGS10'] = fredAnswers.fred;
    served['/graph/fredgraph.csv UNRATE'] = monthly;
    served['/graph/alfredgraph.csv UNRATE'] = monthly.replace('UNRATE', 'UNRATE_20261123');
    served['/fred/series/observations UNRATE'] = JSON.stringify({
      count: 1,
      offset: 0,
      limit: 100_000,
      observations: [{ realtime_start: '2026-10-02', realtime_end: '9999-12-31', date: '2026-09-01', value: '4.4' }],
    });
  });
  afterAll(() => {
    own.close();
  });
  const ask = async (keys: Readonly<Record<string, string>> = {}) => {
    const env = parseEnv({ FRED_BASE_URL: base, ALFRED_BASE_URL: base, FRED_API_BASE_URL: base, ...keys });
    const seriesSources = createSeriesSources(env, { limits: noLimits, today: () => parseSessionDate('2026-11-26') });
    return (await examineSources({ providers: [], sources: [], holdingsProviders: [], holdingsSources: [], seriesSources, sessions }))
      .examinations;
  };

  it('asks for what they are and for what was known, and says what a key would bring', async () => {
    expect(
      (await ask()).map(({ id, asked, status, rows, first, last, message }) => [id, asked, status, rows, first, last, message]),
    ).toEqual([
      ['fred', 'DGS10', 'ok', 2, '2026-11-23 4.11', '2026-11-25 4.07', null],
      ['fred', 'UNRATE', 'ok', 2, '2026-09-01 4.4', '2026-10-01 4.5', null],
      ['alfred', 'UNRATE', 'ok', 2, '2026-09-01 4.4', '2026-10-01 4.5', null],
      ['fred-api', 'UNRATE', 'not configured', 0, null, null, 'set FRED_API_KEY'],
    ]);
    const keyed = await ask({ FRED_API_KEY: testKeys['FRED_API_KEY'] ?? 'a'.repeat(32) });
    expect(keyed.slice(2).map(({ id, status, rows }) => [id, status, rows])).toEqual([
      ['fred-api', 'ok', 1],
      ['alfred', 'skipped', 0],
    ]);
  });

  it('names what is not as it is expected: a vintage that was ignored, a value that is no number', async () => {
    served['/graph/alfredgraph.csv UNRATE'] = monthly;
    served['/graph/fredgraph.csv DGS10'] = fredAnswers.fred.replace('4.07', 'n/a');
    const [ten, , known] = await ask();
    expect(ten?.deviations).toEqual([expect.stringContaining('row 2026-11-25: ')]);
    expect(known).toMatchObject({ id: 'alfred', status: 'schema' });
    expect(known?.deviations).toHaveLength(1);
  });
});

describe('the command', () => {
  it('prints a report, without keys, and ends by whether something deviates', async () => {
    const { code, stdout } = await runInProcess('file:/nowhere/at/all.db', ['doctor'], { ...variables, ...testKeys });
    // The recorded answers are about one name each: the second that is asked for is another symbol, which is said.
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Broadtape \d+\.\d+\.\d+, Node v\d+/);
    expect(stdout).toMatch(/yahoo closes AAPL: .*\n/);
    expect(stdout).not.toContain('secret');
  });

  it('says at once that nobody is reached', async () => {
    const nowhere = Object.fromEntries(hosts.map(({ id }) => [`${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`, 'http://127.0.0.1:1']));
    const { code, stdout } = await runInProcess('file:/nowhere/at/all.db', ['doctor'], nowhere);
    expect(code).toBe(75);
    expect(stdout).toContain('No source answered');
    expect(stdout).toContain('cboe closes RUT: skipped');
    const json = await runInProcess('file:/nowhere/at/all.db', ['--json', 'doctor'], nowhere);
    expect(JSON.parse(json.stdout)).toMatchObject({
      sessions: { length: 3 },
      examinations: expect.arrayContaining([expect.objectContaining({ id: 'yahoo', gives: 'closes' })]) as unknown,
    });
  });
});
