import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { listSessions, makeClose, makeCsv, writeFiles } from './csv-folders';

const sessions = listSessions(260);

/** One command line as an operator gives it, how soon it is stopped by Ctrl-C, and whether it is given a second time where it did its work (what would store twice must not). */
export interface OperatorCommand {
  readonly words: readonly string[];
  readonly stopAfterMs: number | null;
  readonly isGivenTwice: boolean;
}

/** Files of every kind that the commands read, right ones and wrong ones, in a folder of the test's own. */
export async function writeOperatorFiles(root: string): Promise<void> {
  const names = ['SPX', 'RUT', 'NDX', 'AAPL'];
  await writeFiles(join(root, 'closes'), Object.fromEntries(names.map((name, at) => [`${name}.csv`, makeCsv(at, sessions)])));
  // The same closes, some of them corrected and one session longer.
  await writeFiles(join(root, 'corrected'), {
    'SPX.csv': makeCsv(0, listSessions(261)).replace(
      `${sessions[250] ?? ''},${makeClose(0, 250)}`,
      `${sessions[250] ?? ''},${makeClose(0, 250) + 0.5}`,
    ),
  });
  await writeFiles(join(root, 'wrong'), {
    'SPX.csv': 'this is no table\n',
    'RUT.csv': 'date,close\n2001-13-40,1\n2001-14-41,2\n2001-15-42,3\n',
    'NDX.csv': makeCsv(2, sessions.slice(0, 100)).replaceAll('.', 'x'),
  });
  await writeFiles(join(root, 'spiked'), {
    'AAPL.csv': makeCsv(3, [...sessions, ...listSessions(265).slice(260)]).replace(
      `${sessions[200] ?? ''},${makeClose(3, 200)}`,
      `${sessions[200] ?? ''},${makeClose(3, 200) * 100}`,
    ),
  });
  await mkdir(join(root, 'nothing'), { recursive: true });
  for (const name of ['bytes.csv', 'bytes.csv.gz'])
    await writeFile(
      join(root, name),
      Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256),
    );
  await writeFile(join(root, 'empty.csv'), '');
  const panel = sessions.flatMap((session, at) =>
    ['AAPL', 'MSFT', 'NVDA'].map((name, place) => `${session},${name},${makeClose(place + 3, at)},${makeClose(place + 3, at)}`),
  );
  const lines = ['date,symbol,close,adj_close', ...panel];
  await writeFile(join(root, 'panel.csv.gz'), gzipSync(`${lines.join('\n')}\n`));
  const shared = {
    'panel.csv': lines,
    'counts.csv': ['date,adv,decl,unch,new_highs,new_lows', ...sessions.map((session, at) => `${session},${1_000 + at},900,10,20,5`)],
    'weights.csv': ['date,symbol,weight', `${sessions[20] ?? ''},AAPL,52.5`, `${sessions[20] ?? ''},MSFT,47.5`],
    'fractions.csv': ['date,symbol,weight', `${sessions[20] ?? ''},AAPL,0.525`, `${sessions[20] ?? ''},MSFT,0.475`],
    'sectors.csv': ['symbol,sector', 'AAPL,Information Technology', 'MSFT,Information Technology'],
    'members.csv': ['ticker,start_date,end_date', 'AAPL,2001-01-02,', 'MSFT,2001-02-01,', 'NVDA,2001-03-01,2001-09-04'],
    'fewer.csv': ['ticker,start_date,end_date', 'AAPL,2001-01-02,'],
    'aliases.csv': ['symbol,alias,start_date,end_date', 'AAPL,APPL,2001-01-02,2001-02-01'],
  };
  await writeFiles(root, Object.fromEntries(Object.entries(shared).map(([name, rows]) => [name, `${rows.join('\n')}\n`])));
}

const files = [
  'closes',
  'corrected',
  'wrong',
  'spiked',
  'nothing',
  'bytes.csv',
  'empty.csv',
  'panel.csv',
  'counts.csv',
  'weights.csv',
  'fractions.csv',
  'sectors.csv',
  'members.csv',
  'fewer.csv',
  'aliases.csv',
  'missing.csv',
  'closes/SPX.csv',
  'bytes.csv.gz',
  'panel.csv.gz',
] as const;

/** The commands that supply an empty store with everything, in their right order. */
export function supplyCommands(root: string): string[][] {
  return [
    ['import', join(root, 'closes')],
    ['import', '--panel', join(root, 'panel.csv')],
    ['universe', 'import', 'sp500', join(root, 'members.csv')],
    ['import', '--counts', 'nyse', join(root, 'counts.csv')],
    ['import', '--weights', 'sp500', join(root, 'weights.csv')],
    ['import', '--sectors', 'sp500', join(root, 'sectors.csv')],
    ['universe', 'alias', join(root, 'aliases.csv')],
  ];
}

const plain = [
  ['universe', 'list'],
  ['universe'],
  ['status'],
  ['sources'],
  ['quarantine'],
  ['quarantine', 'list'],
  ['quarantine', '--all'],
  ['claims'],
  ['migrate'],
  ['--json', 'status'],
  ['--json', 'universe', 'list'],
  ['export', 'closes', '--symbols', 'SPX'],
  ['export', 'closes'],
  [],
  ['--help'],
  ['import'],
  ['import', '--help'],
  ['frobnicate'],
  ['imprt'],
  ['status', '--colour'],
  ['status', 'now'],
  ['--wait', 'long', 'status'],
  ['add'],
  ['remove'],
  ['universe', 'import'],
  ['universe', 'alias'],
  ['universe', 'import', 'mag7'],
  ['universe', 'import', 'sectors'],
  ['import', '--counts'],
  ['import', '--counts', 'nyse'],
  ['pull', '--symbols'],
  ['export'],
  ['export', 'study'],
  ['quarantine', 'accept'],
  ['quarantine', 'reject'],
] as const;

const options = ['', '', '', '--dry-run', '--force=the test says so', '--force=', '--dates=dmy', '--dates=ymd'] as const;

function commandWords(root: string): fc.Arbitrary<readonly string[]> {
  const at = (name: string) => join(root, name);
  const anyFile = fc.constantFrom(...files).map(at);
  const meant = (...names: readonly string[]) =>
    fc.oneof({ arbitrary: fc.constantFrom(...names.map(at)), weight: 3 }, { arbitrary: anyFile, weight: 1 });
  const symbol = fc.constantFrom('SPX', 'RUT', 'NDX', 'AAPL', 'MSFT', 'XYZ', 'spx', '', '../x', 'NOPE', 'A B', 'é', 'APPL');
  const universe = fc.oneof(
    { arbitrary: fc.constant('sp500'), weight: 3 },
    { arbitrary: fc.constantFrom('nyse', 'mag7', 'nothing', 'SP500', ''), weight: 1 },
  );
  const option = fc.constantFrom(...options);
  const word = <Text extends string>(text: Text) => fc.constant(text);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(
        word('import'),
        fc.oneof({ arbitrary: meant('closes', 'corrected', 'spiked'), weight: 3 }, { arbitrary: anyFile, weight: 1 }),
        option,
      ),
    },
    fc.tuple(word('import'), word('--panel'), meant('panel.csv', 'panel.csv.gz'), option),
    fc.tuple(word('import'), word('--counts'), fc.constantFrom('nyse', 'nyse', 'sp500', 'x'), meant('counts.csv'), option),
    fc.tuple(word('import'), word('--weights'), universe, meant('weights.csv', 'fractions.csv'), option),
    fc.tuple(word('import'), word('--sectors'), universe, meant('sectors.csv'), option),
    fc.tuple(word('import'), word('--counts'), word('nyse'), word('--panel'), meant('counts.csv'), meant('panel.csv')),
    { weight: 2, arbitrary: fc.tuple(word('universe'), word('import'), universe, meant('members.csv', 'fewer.csv'), option) },
    fc.tuple(word('universe'), word('alias'), fc.oneof(meant('aliases.csv'), fc.constantFrom('--remove=APPL', '--remove=NOPE'))),
    { weight: 4, arbitrary: fc.constantFrom<readonly string[]>(...plain) },
    fc.tuple(
      word('quarantine'),
      fc.constantFrom('accept', 'reject', 'burn'),
      fc.constantFrom(
        '1',
        '2',
        '999',
        'x',
        '-1',
        '9007199254740993',
        '--symbol=AAPL',
        '--symbol=NOPE',
        '--reason=spike',
        '--run=1',
        '--run=x',
      ),
    ),
    fc.tuple(
      word('add'),
      symbol,
      fc.constantFrom('', '--kind=stock', '--kind=index', '--kind=boat', '--name=A name', '--name=', '--yahoo=^X', '--fred='),
    ),
    fc.tuple(word('remove'), symbol),
    fc.tuple(
      fc.constantFrom('pull', 'verify'),
      fc.constantFrom(
        '--symbols=SPX',
        '--symbols=NOPE',
        '--symbols=,',
        '--universe=sp500',
        '--universe=nothing',
        '--from=2001-13-01',
        '--from=2024-07-16',
      ),
      fc.constantFrom('', '--to=2024-07-01'),
    ),
    fc.tuple(
      word('export'),
      word('study'),
      fc.constantFrom('streaks', 'performance', 'above-average', 'nothing'),
      fc.constantFrom('', 'symbol=SPX', 'symbol=NOPE', 'last=0s', 'version=1&asOf=2001-03-01', '%E0%A4%A', '?symbol=SPX'),
      fc.constantFrom('', '--format=json', '--format=xml', `--out=${at('closes')}`, `--out=${at('missing/answer.csv')}`),
    ),
    fc.tuple(
      word('export'),
      word('closes'),
      fc.constantFrom('--symbols=SPX', '--symbols=NOPE'),
      fc.constantFrom(`--out=${at('exported')}`, `--out=${at('bytes.csv')}`),
    ),
  );
}

/** The command lines of the README with files of `root`, mostly as they are meant, some with what belongs elsewhere; one in eight is stopped, one in four given twice. */
export function operatorCommand(root: string): fc.Arbitrary<OperatorCommand> {
  const stopped = fc.oneof({ arbitrary: fc.constant(null), weight: 7 }, { arbitrary: fc.integer({ min: 0, max: 60 }), weight: 1 });
  return fc.tuple(commandWords(root), stopped, fc.integer({ min: 0, max: 3 })).map(([given, stopAfterMs, once]) => ({
    // A pull asks providers that are not there: it is always stopped before long.
    stopAfterMs: given[0] === 'pull' || given[0] === 'verify' ? (stopAfterMs ?? 150) : stopAfterMs,
    isGivenTwice: once === 0 && (given[0] === 'import' || given[1] === 'import' || given[0] === 'add'),
    words: given.filter((text, place) => text !== '' || place === 1),
  }));
}
