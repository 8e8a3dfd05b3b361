import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { studies } from '@/lib/studies/registry';
import { linkMigrations } from '@/lib/view/link-migrations';
import { migrateLink } from '@/lib/view/migrate-link';
import { listParameters, listSharedParameters } from '@/lib/view/parameter-schema';
import { parseView } from '@/lib/view/parse-view';
import { serializeView } from '@/lib/view/serialize-view';

function requireStudy(id: string) {
  const study = studies.find((candidate) => candidate.id === id);
  if (study === undefined) throw new Error(`no study ${id}`);
  return study;
}

function canonical(id: string, query: string): string {
  const study = requireStudy(id);
  const parsed = parseView(study, new URLSearchParams(query));
  return parsed.ok ? serializeView(parsed.view, listParameters(study)) : `400 ${parsed.issues.map(({ path }) => path).join()}`;
}

// Links as the pages, the README, the tests and the library of a release wrote them, and what they say in the names of today.
const links: readonly (readonly [since: string, study: string, link: string, today: string])[] = [
  ['2026-11-22', 'outperformance', 'a=RUT&b=SPX&sessions=5&asOf=2024-07-16', 'asOf=2024-07-16'],
  ['2026-11-22', 'outperformance', 'sessions=1&asOf=2024-07-16', 'sessions=1&asOf=2024-07-16'],
  ['2026-11-22', 'outperformance', 'a=RSP&b=SPY&sessions=21&basis=total', 'a=RSP&b=SPY&sessions=21&basis=total'],
  ['2026-11-22', 'outperformance', 'episodes=one&measure=ratio', 'measure=ratio&episodes=one'],
  ['2026-11-22', 'streaks', 'symbol=RUT&direction=up', ''],
  ['2026-11-22', 'streaks', 'symbol=RUT&length=4&asOf=2024-07-16', 'length=4&asOf=2024-07-16'],
  [
    '2026-11-22',
    'records',
    'symbol=SPX&from=2000-01-03&to=2020-12-31&asOf=2024-07-16&version=3&basis=total',
    'basis=total&from=2000-01-03&to=2020-12-31&asOf=2024-07-16&version=3',
  ],
  ['2026-11-22', 'performance', 'mode=rebased&last=max', 'last=max'],
  ['2026-11-22', 'performance', 'symbols=SPY,RSP,XLK&basis=total&last=ytd', 'symbols=SPY,RSP,XLK&basis=total&last=ytd'],
  ['2026-11-22', 'distance', 'symbol=SPX&last=1m&assume=SPX:5700', 'symbol=SPX&last=1m&assume=SPX:5700'],
  ['2026-11-22', 'distance', 'reference=record&windowSessions=252', 'reference=record'],
  [
    '2026-11-23',
    'forward',
    'measure=return&symbol=M7&sessions=1&atLeast=0&asOf=2024-07-16',
    'measure=return&symbol=M7&sessions=1&atLeast=0&asOf=2024-07-16',
  ],
  ['2026-11-23', 'forward', 'measure=record&symbol=SPX&last=max', 'measure=record&symbol=SPX'],
  [
    '2026-11-23',
    'claim',
    'measure=outperformance&symbol=RUT&versus=SPX&sessions=5&direction=up&comparison=largest&asOf=2024-07-16',
    'measure=outperformance&versus=SPX&comparison=largest&asOf=2024-07-16',
  ],
  [
    '2026-11-23',
    'claim',
    'measure=streak&symbol=RUT&sessions=5&thresholdPct=1&comparison=only-k-since&count=5&asOf=2024-07-16',
    'asOf=2024-07-16',
  ],
  ['2026-11-23', 'above-average', 'windowSessions=200', ''],
  ['2026-11-23', 'advance-decline', 'universe=nyse', 'universe=nyse'],
  // The mean of a share of members was the window of all measures.
  [
    '2026-11-23',
    'claim',
    'measure=breadth&indicator=above-average&members=sp500&sessions=50&comparison=largest&asOf=2024-07-16',
    'measure=breadth&average=50&comparison=largest&asOf=2024-07-16',
  ],
  ['2026-11-23', 'claim', 'measure=breadth&sessions=20&comparison=largest', 'measure=breadth&average=20&comparison=largest'],
  ['2026-11-23', 'forward', 'measure=breadth&sessions=200&atLeast=90', 'measure=breadth&atLeast=90'],
  [
    '2026-11-23',
    'forward',
    'measure=breadth&sessions=100&members=nasdaq100&last=10y',
    'measure=breadth&average=100&members=nasdaq100&last=10y',
  ],
  // Its other indicators never had it, no mean of 30 was ever counted, and a link that has the new name is of a later release.
  ['2026-11-23', 'forward', 'measure=breadth&indicator=mcclellan&sessions=20&atLeast=50', 'measure=breadth&atLeast=50&indicator=mcclellan'],
  ['2026-11-23', 'forward', 'measure=breadth&sessions=30', 'measure=breadth'],
  ['2026-11-24', 'claim', 'measure=breadth&average=100&sessions=20&comparison=largest', 'measure=breadth&average=100&comparison=largest'],
  ['2026-11-24', 'concentration', 'show=top&top=5', 'show=top&top=5'],
  // What a distance is counted in was its unit.
  ['2026-11-22', 'distance', 'symbol=SPX&unit=sigma&deviation=population', 'symbol=SPX&distanceIn=sigma&deviation=population'],
  ['2026-11-22', 'distance', 'unit=pct', ''],
  ['2026-11-29', 'distance', 'unit=week&distanceIn=sigma', 'unit=week&distanceIn=sigma'],
  [
    '2026-11-28',
    'claim',
    'measure=distance&unit=sigma&deviation=sample&comparison=figure&said=4.4',
    'measure=distance&distanceIn=sigma&deviation=sample&comparison=figure&said=4.4',
  ],
  ['2026-11-28', 'claim', 'measure=return&unit=pct&comparison=largest', 'measure=return&comparison=largest'],
  ['2026-11-28', 'forward', 'measure=distance&sessions=50&unit=sigma&atLeast=4', 'measure=distance&sessions=50&distanceIn=sigma&atLeast=4'],
  [
    '2026-11-29',
    'claim',
    'measure=return&unit=week&sessions=1&comparison=largest',
    'measure=return&unit=week&sessions=1&comparison=largest',
  ],
  ['2026-11-29', 'leaders', 'horizon=shown&benchmark=SPX', 'horizon=shown&benchmark=SPX'],
  ['2026-11-29', 'thrusts', 'which=deemer&spacing=20', 'which=deemer'],
];

/** As a set: the order of parameters is the study's, and may change with it. */
const parts = (query: string): string[] => query.split('&').sort();

describe('links of every release', () => {
  it.each(links)('%s %s?%s', (_, study, link, today) => {
    expect(parts(canonical(study, link))).toEqual(parts(today));
    expect(canonical(study, canonical(study, link))).toBe(canonical(study, link));
  });
  it('published claims read as they were published', () => {
    for (const { id, query } of publishedClaims) expect(canonical('claim', query), id).not.toMatch(/^400/);
  });
});

describe('migrateLink', () => {
  const claim = listParameters(requireStudy('claim'));
  it('hands back the very link where nothing in it is old', () => {
    const link = new URLSearchParams('measure=return&sessions=20');
    expect(migrateLink('claim', link, claim)).toBe(link);
  });
  it('leaves what is given twice to the parser, which refuses it', () => {
    expect(canonical('claim', 'measure=breadth&sessions=20&sessions=50&comparison=largest')).toBe('400 sessions');
  });
  it('keeps what is no parameter, in its place', () => {
    expect(migrateLink('claim', new URLSearchParams('utm_source=x&measure=breadth&sessions=20&points=50'), claim).toString()).toBe(
      'utm_source=x&measure=breadth&points=50&average=20',
    );
  });
  it('takes a renamed value, and one rename after another', () => {
    const since = { commit: '', date: '' };
    const rename = (name: string, values: Readonly<Record<string, string>>, to = name) => ({
      studies: ['claim'],
      when: {},
      from: { name, values: Object.keys(values) },
      to: { name: to, values },
      since,
      why: '',
    });
    const migrations = [
      rename('measure', { advance: 'lead' }),
      rename('measure', { lead: 'outperformance' }),
      rename('against', { spx: 'SPX' }, 'versus'),
    ];
    expect(migrateLink('claim', new URLSearchParams('measure=advance&against=spx'), claim, migrations).toString()).toBe(
      'measure=outperformance&versus=SPX',
    );
    expect(migrateLink('streaks', new URLSearchParams('measure=advance'), claim, migrations).toString()).toBe('measure=advance');
  });
});

// Every parameter, every word of it and its default, of any release. It only grows: what a release wrote into a link is read for ever.
const vocabulary = z
  .record(z.string(), z.record(z.string(), z.object({ initial: z.string().nullable(), values: z.array(z.string()) })))
  .parse(JSON.parse(readFileSync(new URL('../../golden/link-vocabulary.json', import.meta.url), 'utf8')));

describe('the words of links', () => {
  const isMigrated = (study: string, name: string, value?: string): boolean =>
    linkMigrations.some(
      ({ studies: of, from }) => of.includes(study) && from.name === name && (value === undefined || from.values.includes(value)),
    );

  it('are all understood: what was renamed stands in the table of migrations', () => {
    const { shared: _shared, ...own } = vocabulary;
    const lost = Object.entries(own).flatMap(([study, parameters]) =>
      Object.entries(parameters).flatMap(([name, { values }]) => {
        const now = studies.find(({ id }) => id === study)?.params.shape[name];
        if (!(now instanceof z.ZodType)) return isMigrated(study, name) ? [] : [`${study} ${name}`];
        return values
          .filter((value) => !now.safeParse(value).success && !isMigrated(study, name, value))
          .map((value) => `${study} ${name}=${value}`);
      }),
    );
    expect(lost).toEqual([]);
  });
  it('are all in the list: a new word is added to tests/golden/link-vocabulary.json', () => {
    const unlisted = studies.flatMap((study) =>
      listParameters(study)
        .filter(({ shared }) => !shared)
        .flatMap(({ name, options }) => {
          const known = vocabulary[study.id]?.[name];
          if (known === undefined) return [`${study.id} ${name}`];
          return options.filter(({ value }) => !known.values.includes(value)).map(({ value }) => `${study.id} ${name}=${value}`);
        }),
    );
    expect(unlisted).toEqual([]);
  });
  it('of what can be laid over charts are all understood, and all in the list', () => {
    const [layers] = listSharedParameters({ rowsAre: 'sessions' }).filter(({ name }) => name === 'layers');
    expect({ initial: layers?.initial, values: layers?.options.map(({ value }) => value) }).toEqual(vocabulary['shared']?.['layers']);
  });
  it('mean what they meant where they are left out: another default changes every link without it', () => {
    const initials = studies.flatMap((study) =>
      listParameters(study)
        .filter(({ shared }) => !shared)
        .map(({ name, initial }) => [study.id, name, initial]),
    );
    expect(initials).toEqual(initials.map(([study, name]) => [study, name, vocabulary[study ?? '']?.[name ?? '']?.initial]));
  });
});
