import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishedClaims, findPublishedClaim } from '@/lib/studies/after/claim/library/library';
import type { Row } from '@/lib/studies/kit/study';
import { computeClaim, judgeQuery } from '@/tests/support/judge-published';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';

const file = fileURLToPath(new URL('../../../../shared/reality/claims.json', import.meta.url));
const isThere = hasReality && existsSync(file);

const publishedSchema = z.array(
  z.object({ id: z.string(), asOf: z.string(), kind: z.string(), under: z.string().optional(), expect: z.record(z.string(), z.unknown()) }),
);
const published = isThere ? publishedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];

const market = () => requireRealityMarket(['SPX', 'RUT', 'NDX']);

function query(id: string): string {
  const found = findPublishedClaim(id);
  if (found === undefined) throw new Error(`the library has no claim ${id}`);
  return found.query;
}

const compute = (id: string) => computeClaim(market(), query(id));
const judge = (id: string, more = '') => judgeQuery(market(), `${query(id)}${more}`);
const rounded = (figure: number | null) => Number((figure ?? NaN).toFixed(2));
const listRivals = (id: string): readonly Row[] => compute(id).events?.rows ?? [];
const listReadings = (id: string): readonly Row[] => compute(id).tables?.find((table) => table.id === 'robustness')?.rows ?? [];

/** Claims beyond those of the file: the kind and the figure, which a program of its own came to as well. */
const further: readonly (readonly [string, string, number | null])[] = [
  ['spx-70-record-closes-2021', 'holds', 70],
  ['spx-39-record-closes-1996', 'holds', 39],
  ['spx-62-record-closes-2017', 'holds', 62],
  ['spx-largest-day-loss-1987', 'holds', -20.47],
  ['spx-third-day-loss-2020', 'holds', -11.98],
  ['rut-3-up-spx-down-2024', 'holds', 3.57],
  ['spx-death-cross-2025', 'holds', 773],
  ['spx-golden-cross-2025', 'holds', 602],
  ['spx-below-200-day-2025', 'holds', -2.09],
  ['spx-46-moves-2022', 'holds', 46],
  ['spx-474-points-2025', 'holds', 474.13],
  ['spx-325-points-2020', 'holds', -324.89],
  ['spx-fall-34-2020', 'holds', -33.92],
  ['rut-15-up-2016', 'holds', 15],
  ['spx-8-up-2013', 'holds', 8],
  ['spx-longest-streak-14', 'holds', 14],
  ['spx-24-nine-day-runs', 'holds', 9],
  ['rut-ahead-14-2026', 'holds', 14],
  ['rut-ahead-15-2026', 'fails', 14],
  ['rut-ahead-13-2026', 'fails', 16],
  ['rut-ahead-10-since-1990', 'fails', 10],
  ['rut-ahead-10-since-2008', 'holds', 10],
  ['spx-largest-day-gain-1933', 'cannot_check', null],
  ['spx-12th-day-loss-2011', 'holds', -6.66],
  ['spx-fifth-day-loss-in-20-years', 'holds', -7.6],
  ['spx-day-loss-since-2011', 'holds', -4.42],
  ['rut-16-5-in-15', 'holds', 16.45],
  ['ndx-59-8-in-100', 'fails', 59.53],
  ['spx-46-7-in-100', 'holds', 46.66],
  ['spx-50-in-100-since-1933', 'holds', 50.77],
  ['spx-6-record-closes-january-2024', 'holds', 6],
  ['spx-9-record-closes-2024', 'holds', 9],
  ['spx-30-record-closes-2014', 'holds', 30],
  ['spx-25-record-closes-2013', 'holds', 25],
  ['spx-record-2013', 'holds', 1376],
  ['spx-gap-1375', 'fails', 1376],
  ['rut-record-2025', 'holds', 968],
  ['rut-gap-967', 'fails', 968],
  ['rut-gap-1022', 'holds', 1022],
  ['rut-high-2025', 'holds', 202],
  ['spx-fall-57-2009', 'holds', -56.78],
  ['spx-fall-25-2022', 'holds', -25.43],
  ['spx-fall-19-8-2025', 'fails', -18.9],
  ['spx-12-below-record-2020', 'holds', -12.03],
  ['spx-5-9-below-record-2013', 'holds', -5.94],
  ['spx-highest-since-2007', 'holds', 1472.12],
  ['spx-first-1000', 'holds', 1001.27],
  ['spx-first-2000', 'holds', 2000.02],
  ['spx-first-4000', 'holds', 4019.87],
  ['spx-high-5000', 'holds', 5000.4],
  ['spx-first-5000', 'holds', 5026.61],
  ['spx-bull-989-days', 'holds', 989],
  ['spx-bull-35-2024', 'holds', 35.3],
  ['spx-bull-3999-days', 'holds', 3999],
  ['spx-bull-4494-days', 'holds', 4494],
  ['spx-bull-582-2000', 'holds', 582.15],
  ['spx-bull-3245-days', 'holds', 3245],
  ['spx-bull-3108-days', 'holds', 3108],
  ['spx-bull-267-61-2017', 'fails', 267.78],
  ['spx-9-weeks-2023', 'holds', 9],
  ['spx-14-of-15-weeks-2024', 'holds', 14],
  ['spx-week-since-november-2023', 'holds', 4.66],
  ['spx-april-2022', 'holds', -8.8],
  ['ndx-first-half-2023', 'holds', 38.75],
  ['spx-first-quarter-2024', 'holds', 10.16],
  ['spx-356-sessions-2024', 'holds', 356],
  ['spx-longest-calm-since-2007', 'holds', 356],
];

describe.skipIf(!isThere)('published claims on real closes (skipped where ../shared/reality is absent)', () => {
  it('covers every claim of the file', () => {
    expect(published.length).toBeGreaterThan(0);
    const known = new Set(publishedClaims.map(({ id }) => id));
    expect(published.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it.each(published)('judges $id as $kind', ({ id, asOf, kind, under }) => {
    expect(query(id)).toContain(`asOf=${asOf}`);
    expect(judge(id)).toMatchObject({ kind, under: under ?? null, missing: null });
  });

  it('recomputes the figures', () => {
    const figures = Object.fromEntries(published.map(({ id }) => [id, rounded(judge(id).figure)]));
    expect(figures).toMatchObject({
      'rut-spx-5d-record': 9.92,
      'rut-spx-nearing-nine': 8.99,
      'rut-11-5-in-five': 11.54,
      'rut-4-4-sigma': 4.42,
      'spx-38-records-2024': 38,
      'spx-57-record-closes-2024': 57,
      'spx-62-records-2024': 62,
      'spx-77-record-closes-1995': 77,
      'spx-9-up-days-2025': 9,
      'rut-longest-streak-21': 21,
      'rut-longest-streak-19': 21,
      'rut-10pct-5d-next-12m': 23.11,
      'spx-gap-513': 513,
    });
  });

  it('lists every occurrence, latest first', () => {
    // A run is dated by its end: that of 2000 and that of 2020 went on to six.
    expect(listRivals('rut-five-1pct-days').map((row) => row.date)).toEqual([
      '2024-07-16',
      '2020-04-28',
      '2009-09-10',
      '2000-01-20',
      '1998-10-20',
    ]);
    expect(
      listRivals('spx-9-up-days-2025')
        .slice(0, 2)
        .map((row) => [row.start, row.date]),
    ).toEqual([
      ['2025-04-22', '2025-05-02'],
      ['2004-10-26', '2004-11-05'],
    ]);
    expect(listRivals('spx-14-up-march-2010').map((row) => row.date)).toEqual(['2010-03-18', '2010-03-12', '2010-03-08']);
  });

  it('ranks the rivals under each definition', () => {
    expect(
      listRivals('rut-spx-5d-record')
        .slice(0, 1)
        .map((row) => [row.date, row.rank]),
    ).toEqual([['2024-07-16', 1]]);
    expect(listReadings('rut-spx-5d-record').map((row) => [row.definition, row.verdict, row.rank, row.weight])).toEqual(
      expect.arrayContaining([
        ['', 'holds', 1, 'judged'],
        ['measure=ratio', 'fails', 2, 'decides'],
        ['measure=log', 'fails', 2, 'informs'],
      ]),
    );
    const ratio = computeClaim(market(), `${query('rut-spx-5d-record')}&spread=ratio`);
    expect(ratio.verdict?.kind).toBe('fails');
    expect((ratio.events?.rows ?? []).slice(0, 2).map((row) => [row.date, rounded(Number(row.value))])).toEqual([
      ['1987-10-19', 12.19],
      ['2024-07-16', 9.76],
    ]);
  });

  it('takes the definition that a claim states', () => {
    expect(judge('rut-spx-5d-record', '&spread=pp')).toMatchObject({ kind: 'holds', under: null });
    expect(judge('spx-62-records-2024', '&price=close')).toMatchObject({ kind: 'fails', under: null, figure: 57 });
    expect(judge('spx-62-records-2024', '&price=high')).toMatchObject({ kind: 'holds', under: null, figure: 62 });
    expect(rounded(judge('rut-4-4-sigma', '&deviation=population').figure)).toBe(4.46);
    expect(rounded(judge('rut-10pct-5d-next-12m', '&policy=first-in-horizon&statistic=mean&said=22.57').figure)).toBe(22.57);
  });

  it('reads nothing from before the stored history', () => {
    const runs = 'measure=streak&symbol=RUT&sessions=5&thresholdPct=1&comparison=only-k-since&count=5&asOf=2024-07-16';
    expect(judgeQuery(market(), `${runs}&since=1950`)).toMatchObject({
      kind: 'cannot_check',
      missing: expect.stringContaining('the stored history begins on 29 Dec 1978'),
    });
    // Five are stored, so three can never have been all.
    expect(judgeQuery(market(), `${runs.replace('count=5', 'count=3')}&since=1950`).kind).toBe('fails');
    expect(compute('rut-five-1pct-days').headlines[0]?.detail).toContain('since 29 Dec 1978, where the stored history begins');
  });

  it('marks a claim about the session that is assumed', () => {
    expect(compute('rut-spx-nearing-nine').headlines[0]?.provisional).toBe(true);
  });
});

describe.skipIf(!hasReality)('further published claims on real closes (skipped where ../shared/reality is absent)', () => {
  it.each(further)('%s', (id, kind, figure) => {
    const verdict = judge(id);
    expect([verdict.kind, verdict.figure === null ? null : rounded(verdict.figure)]).toEqual([kind, figure]);
  });

  it('leaves out no claim about closes', () => {
    const judged = new Set([...published.map(({ id }) => id), ...further.map(([id]) => id)]);
    // Those of breadth read counts, of which this market has none.
    const ofCloses = publishedClaims.filter((item) => !item.query.startsWith('measure=breadth'));
    expect(ofCloses.filter(({ id }) => !judged.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe.skipIf(!hasReality)(
  'claims that a threshold, rounding or a longer history decides, on real closes (skipped where ../shared/reality is absent)',
  () => {
    const tell = (query: string) => {
      const {
        headlines: [headline],
        verdict,
      } = computeClaim(market(), query);
      return { text: headline?.text, detail: headline?.detail ?? '', verdict };
    };
    const loss = 'measure=return&symbol=SPX&sessions=1&direction=down';

    it('says the threshold that it was not given: the figure of the day, cut', () => {
      expect(tell(`${loss}&comparison=first-since&since=2022-09-13&asOf=2024-08-05`).text).toBe(
        'Holds. The S&P 500’s one-session loss of 2.99% or more on 5 Aug 2024 was the first since 13 Sep 2022.',
      );
    });

    it('neither holds nor fails plainly where −2.9969% is said to be 3% or more', () => {
      const { text, detail, verdict } = tell(`${loss}&comparison=first-since&since=2022-09-13&atLeast=3&asOf=2024-08-05`);
      expect(verdict).toMatchObject({ kind: 'holds_only_under', under: 'rounding' });
      expect(text).toBe(
        'Holds only when rounded. The S&P 500’s one-session loss of 3% or more on 5 Aug 2024 was the first since 13 Sep 2022.',
      );
      expect(detail).toContain('The figure is −2.9969%, which is −3.00% rounded');
    });

    it('judges a level by its close', () => {
      expect(tell('measure=level&symbol=SPX&comparison=figure&said=5686.67&asOf=2025-05-02').verdict).toMatchObject({
        kind: 'holds',
        under: null,
      });
      const high = tell('measure=level&symbol=SPX&comparison=figure&said=5700.70&asOf=2025-05-02').verdict;
      expect([high?.kind, rounded(high?.figure ?? null)]).toEqual(['fails', 5686.67]);
    });

    it.each(['highest-since', 'largest'])('names the date that "%s December 2018" should have named of 16 March 2020', (comparison) => {
      const { text, detail, verdict } = tell(`${loss}&comparison=${comparison}&since=2018-12&asOf=2020-03-16`);
      expect(verdict).toMatchObject({ kind: 'holds', understated: { since: '1987-10-19' } });
      const since = comparison === 'largest' ? 'the start of December 2018' : 'December 2018';
      expect(text).toContain(`Holds, understated. The S&P 500’s one-session loss on 16 Mar 2020 was the largest since ${since}.`);
      expect(detail).toContain('More could have been said: it was the largest since 19 Oct 1987');
    });

    // DEFINITIONS 8: published figures, and what was known on the day of each.
    it.each([
      ['2023-06-07', null, null],
      ['2023-06-08', 20.04, 239],
      ['2023-10-11', 22.36, 364],
      ['2025-06-27', 72.58, 989],
      ['2025-10-13', 86.04, 1097],
      ['2026-08-13', 118.03, 1401],
      ['1932-09-07', 111.59, 98],
      ['2007-10-09', 96.21, 1904],
      ['2020-02-19', 400.52, 3999],
      ['2009-02-27', null, null],
    ])('knows of %s how far and how old the bull market is that runs', (asOf, gain, age) => {
      const read = (measure: string) => tell(`measure=${measure}&symbol=SPX&comparison=figure&said=1&asOf=${asOf}`).verdict;
      const round = (figure: number | null | undefined) => (typeof figure === 'number' ? rounded(figure) : null);
      expect([round(read('cycle-gain')?.figure), round(read('cycle-age')?.figure)]).toEqual([gain, age]);
      if (gain === null) expect(read('cycle-gain')?.missing).toContain('no bull market is known to run');
    });

    it('makes no loss of a gain', () => {
      const { verdict, detail } = tell(`${loss}&comparison=highest-since&since=2024-08-05&asOf=2024-08-06`);
      expect(verdict?.kind).toBe('fails');
      expect(detail).toContain('it was no loss');
    });
  },
);
