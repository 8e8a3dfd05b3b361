import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { noCloses } from '@/lib/claims/read/known-closes';
import { readClaims } from '@/lib/claims/read/read-claims';
import { findPublished } from '@/lib/claims/read/split-paragraphs';
import { corpusInstruments, readCorpusSentence, toCanonical } from '../support/judge-sentences';

const gain = 'measure=return&symbol=SPX&sessions=1&comparison=figure&said=0.6&asOf=2024-07-16';
const record = 'measure=record&symbol=SPX&comparison=happened&asOf=2024-07-16';

function read(text: string, asOf?: string) {
  const { claims, cannot } = readCorpusSentence({ text, claims: [], ...(asOf === undefined ? {} : { asOf }) });
  return { claims: claims.map(({ query }) => toCanonical(query)), cannot, assumed: claims.flatMap(({ assumed }) => assumed) };
}

describe('what print puts around its sentences', () => {
  it('is left out: a headline, who wrote it and the day, of which the text then is', () => {
    const text = 'S&P 500 Rises to a Record\nBy Jane Doe and John Roe\nJuly 16, 2024\nThe S&P 500 rose 0.6% on Tuesday.';
    const found = read(text, '2026-11-30');
    expect(found.claims).toEqual(expect.arrayContaining([record, gain].map(toCanonical)));
    expect(found.cannot).toEqual([]);
    expect(found.assumed).toContain('The text is taken to be of 16 Jul 2024, the day that stands in it.');
    expect(read(text).claims).toEqual(found.claims);
  });

  it('is left out: where it was written and for whom, before a dash', () => {
    expect(read('NEW YORK (AP) — The S&P 500 rose 0.6% Tuesday.', '2024-07-16').claims).toEqual([toCanonical(gain)]);
    expect(read('NEW YORK, July 16 (Reuters) - The S&P 500 rose 0.6%.', '2024-07-20').claims).toEqual([toCanonical(gain)]);
  });

  it('is left out: whose data they are, and nothing that says when or of whom', () => {
    expect(read('According to Bespoke Investment Group, the S&P 500 rose 0.6% on Tuesday.', '2024-07-16').claims).toEqual([
      toCanonical(gain),
    ]);
    expect(read('The S&P 500 rose 0.6% on Tuesday, according to data compiled by Bloomberg.', '2024-07-16').cannot).toEqual([]);
    expect(read('The S&P 500 rose 0.6% according to Tuesday’s close.', '2024-07-16').claims).toEqual([]);
    expect(read('The S&P 500 rose 0.6% on Tuesday according to traders.', '2024-07-16').claims).toEqual([]);
  });

  it('is none where it stands in a sentence: lines go on in the next one', () => {
    expect(read('The S&P 500 rose\n0.6% on\nTuesday.', '2024-07-16').claims).toEqual([toCanonical(gain)]);
    expect(read('The S&P 500 set a record close on\nJuly 16, 2024', '2024-07-19')).toEqual(
      read('The S&P 500 set a record close on July 16, 2024', '2024-07-19'),
    );
    expect(read('By Tuesday the S&P 500 had risen 0.6%.', '2024-07-16').claims).toEqual([]);
  });

  it('ends with an empty line', () => {
    expect(read('Markets on Tuesday\n\nThe S&P 500 rose 0.6% on Tuesday.', '2024-07-16').claims).toEqual([toCanonical(gain)]);
  });
});

describe('a move or a lead without its time', () => {
  it.each([
    'Small caps gained 6% and the S&P 500 0.9% last week.',
    'The Nasdaq-100 beat the S&P 500 by 2 points last week.',
    'The S&P 500 rose for two straight weeks through July 12.',
    'The S&P 500 has risen 18.8% since December 29.',
    'The S&P 500 rose in eight of the last ten weeks.',
  ])('is refused behind what took longer than a session: %s', (first) => {
    const before = read(first, '2024-07-16');
    for (const next of ['The Russell 2000 fell 0.3%.', 'The Russell 2000 fell.', 'The Russell 2000 beat the S&P 500.']) {
      const found = read(`${first} ${next} The S&P 500 rose 0.1%.`, '2024-07-16');
      expect(found.claims).toEqual(before.claims);
      expect(found.cannot).toEqual([...new Set([...before.cannot, 'Cannot check: over what time the move was is not said.'])]);
    }
  });

  it('is refused behind a sentence between them that is not understood', () => {
    const { claims } = read('Small caps gained 6% last week. Florists were pleased. The Nasdaq-100 fell 0.3%.', '2024-07-16');
    expect(claims).toEqual(read('Small caps gained 6% last week.', '2024-07-16').claims);
  });

  it.each([
    ['five-session', 1],
    ['one-session', 2],
  ])('is judged behind a claim as it is printed by how long that took: %s', (time, claims) => {
    const text = `The S&P 500’s largest ${time} loss up to 28 Jun 2024 was on 16 Mar 2020. The Nasdaq-100 fell 0.3%.`;
    expect(read(text, '2024-06-28').claims).toHaveLength(claims);
  });

  it('is refused behind a day that is named and is not that of the post, be its sentence read or not', () => {
    for (const first of ['Tuesday was quiet.', 'The S&P 500 rose 0.6% on Tuesday.']) {
      const left = 'Cannot check: whether it is of the day that is named before or of that of the post is not said.';
      expect(read(`${first} The Nasdaq-100 rose 0.1%.`, '2024-07-17').cannot).toContain(left);
      expect(read(`${first} The Nasdaq-100 rose 0.1%.`, '2024-07-16').cannot).not.toContain(left);
      expect(read(`${first} On Wednesday the S&P 500 fell 1.4%. The Nasdaq-100 fell 2.9%.`, '2024-07-17').cannot).not.toContain(left);
    }
  });

  it('is of the session behind what took no longer', () => {
    for (const first of [
      'Small caps gained 3.5% on Tuesday.',
      'Small caps had their best day since 2022.',
      'The S&P 500 closed at a record.',
    ])
      expect(read(`${first} The Nasdaq-100 rose 0.1%.`, '2024-07-16').cannot).toEqual([]);
  });
});

describe('what is said of all of a group', () => {
  const text = 'All 11 sectors rose on Tuesday and all of the Magnificent Seven fell on Wednesday.';

  it('takes for granted what is so of that group alone', () => {
    const { claims } = readCorpusSentence({ text, asOf: '2024-07-24', claims: [] });
    const funds =
      'Sectors are taken for their funds, whose figures are not quite those of an index: what is right of the one can fail of the other.';
    expect(claims.map(({ assumed }) => assumed.includes(funds))).toEqual([true, false]);
  });

  it('is of no instrument that a next sentence could be about', () => {
    const found = read('All of the Magnificent Seven fell on Wednesday. Its worst day since 2022.', '2024-07-24');
    expect(found.claims).toHaveLength(1);
    expect(found.cannot).toEqual([
      'Cannot check: which index or stock is meant by “Its” is not said: what is named before it, “All of the Magnificent Seven”, is none that is stored.',
    ]);
  });
});

describe('findPublished', () => {
  const day = (year: number | null, month: number, number: number) => ({ kind: 'day', year, month, day: number }) as const;
  const given = parseSessionDate('2024-07-20');

  it('is the day of the text where one is known and does not lie after the one that is given', () => {
    expect(findPublished(day(2024, 7, 16), given)).toBe('2024-07-16');
    expect(findPublished(day(2024, 7, 16), null)).toBe('2024-07-16');
    expect(findPublished(day(2025, 7, 16), given)).toBe(given);
    expect(findPublished(day(null, 7, 16), given)).toBe('2024-07-16');
    expect(findPublished(day(null, 12, 16), given)).toBe('2023-12-16');
    expect(findPublished(day(null, 7, 16), null)).toBeNull();
    expect(findPublished(day(2024, 2, 30), given)).toBe(given);
    expect(findPublished(null, given)).toBe(given);
  });
});

describe('a sentence without its time', () => {
  it.each(['Small caps gained 6% last week. The S&P 500 rose 0.6%.', 'The S&P 500 is up 18% this year. The Nasdaq-100 fell 0.6%.'])(
    'is refused where the one before it is of a time that it could share: %s',
    (text) => {
      const found = read(text, '2024-07-16');
      expect(found.claims).toHaveLength(1);
      expect(found.cannot).toEqual(['Cannot check: over what time the move was is not said.']);
    },
  );

  it.each([
    'The Nasdaq-100 fell 0.6% on Tuesday. The S&P 500 rose 0.6%.',
    'Small caps gained 6% last week. The S&P 500 rose 0.6% on Tuesday.',
  ])('is of a day behind one of a day, and of its own where it has one: %s', (text) => {
    const found = read(text, '2024-07-16');
    expect(found.cannot).toEqual([]);
    expect(found.claims.at(-1)).toBe(toCanonical(gain));
  });
});

describe('what “it” did behind a record', () => {
  it('is of its day, where the text is of that day', () => {
    expect(read('The S&P 500 set a record on Tuesday. It rose 0.6%.', '2024-07-16').claims).toEqual([record, gain].map(toCanonical));
  });

  it.each([
    ['2024-07-18', 'The S&P 500 set a record on Tuesday. It fell 2.2%.'],
    ['2024-07-18', 'The S&P 500 set a record on Tuesday. It has fallen 2.2%.'],
    ['2024-07-16', 'The S&P 500 was 8% below its record. It gained 3%.'],
    ['2024-07-16', 'The S&P 500 has set 38 records this year. It rose 0.6%.'],
    ['2024-07-16', 'The S&P 500 is up for a third day. It gained 0.6%.'],
    ['2024-07-16', 'The S&P 500 did not set a record. It rose 0.6%.'],
  ])('could be of another one, said on %s: %s', (asOf, text) => {
    expect(read(text, asOf).claims.filter((query) => query.includes('measure=return'))).toEqual([]);
  });
});

describe('a time that the sentence before names', () => {
  const of = (symbol: string, rest: string) => toCanonical(`measure=return&symbol=${symbol}&sessions=1&comparison=figure&${rest}`);

  it.each([
    [
      '2024-07-19',
      'For the week, the S&P 500 lost 2%. The Nasdaq-100 fell 4%.',
      of('NDX', 'unit=week&direction=down&said=4&asOf=2024-07-19'),
    ],
    ['2024-07-19', 'Weekly wrap. S&P 500 -2%. Nasdaq-100 -4%.', of('NDX', 'unit=week&direction=down&said=4&asOf=2024-07-19')],
    ['2024-07-31', 'July recap: S&P 500 +1.1%. Nasdaq-100 -1.6%. Russell 2000 +10.1%.', of('RUT', 'unit=month&said=10.1&asOf=2024-07-31')],
    [
      '2022-12-30',
      'The S&P 500 fell 19.4% in 2022. The Nasdaq-100 dropped 33%.',
      of('NDX', 'unit=year&direction=down&said=33&asOf=2022-12-30'),
    ],
    ['2024-07-18', 'On Wednesday the S&P 500 fell 1.4%. The Nasdaq-100 fell 2.9%.', of('NDX', 'direction=down&said=2.9&asOf=2024-07-17')],
    [
      '2024-07-16',
      'While the S&P 500 has gained 18.8% this year, the Russell 2000 is up just 11.7%.',
      of('RUT', 'unit=year&part=to-date&said=11.7&asOf=2024-07-16'),
    ],
  ])('is that of a move without one where it can be of no other, said on %s: %s', (asOf, text, claim) => {
    const found = read(text, asOf);
    expect(found.cannot).toEqual([]);
    expect(found.claims.at(-1)).toBe(claim);
  });

  it.each([
    ['2024-07-19', 'The S&P 500 lost 2% for the week. The Russell 2000 fell 0.6%.'],
    ['2024-07-19', 'For the week, the S&P 500 lost 2%. The Nasdaq-100 is down 0.9%.'],
    ['2024-07-19', 'The S&P 500 fell 0.8% Friday. For the week, it lost 2%. The Nasdaq-100 fell 0.9%.'],
    ['2024-07-19', 'The S&P 500 fell 0.8%. For the week, it lost 2%. The Nasdaq-100 fell 0.9%.'],
    ['2024-07-19', 'For the week, the S&P 500 lost 2%. The S&P 500 fell 0.7%.'],
    ['2024-07-19', 'For the week, the S&P 500 lost 2%. Traders fled. The Nasdaq-100 fell 4%.'],
    ['2024-07-16', 'The S&P 500 is up 18.8% this year. The Nasdaq-100 fell 12%.'],
    ['2024-07-16', 'The S&P 500 is up 18.8% this year. The Nasdaq-100 is up 0.1%.'],
    ['2024-07-16', 'In June, the S&P 500 rose 3.5%. The Nasdaq-100 rose 6.2% and is up 21.2% this year.'],
    ['2024-07-16', 'The S&P 500 is up 18.8% this year. The Russell 2000 has fallen 1.2%.'],
    ['2024-07-16', 'The S&P 500 is down 1.6% this week. The Nasdaq-100 is down 33%.'],
    ['2024-07-19', 'For the week, the S&P 500 lost 2%. The Nasdaq-100 closed down 0.9%.'],
    ['2024-07-19', 'For the week, the S&P 500 lost 2%. The Nasdaq-100 just fell 0.9%.'],
    ['2024-07-18', 'On Wednesday the S&P 500 fell 1.4%. The Nasdaq-100 has fallen 2.9%.'],
    ['2024-07-18', 'The S&P 500 fell 1.4% on Wednesday. The Russell 2000 fell 1.1%.'],
    ['2024-07-18', 'On Wednesday the S&P 500 fell 1.4% and the day before it rose 0.6%. The Nasdaq-100 fell 2.9%.'],
  ])('is left open where it could be of another one, too, said on %s: %s', (asOf, text) => {
    const found = read(text, asOf);
    expect(found.claims.filter((query) => query.includes('NDX') || query.includes('RUT') || query.includes('said=0.7'))).toEqual([]);
    expect(found.cannot.length).toBeGreaterThan(0);
  });

  it('is left open where the day of the post brought as much', () => {
    const post = parseSessionDate('2024-07-16');
    const readWith = (moved: number) =>
      readClaims('For the year, the S&P 500 is up 18.8%. The Russell 2000 is up 3.5%.', {
        asOf: post,
        instruments: corpusInstruments,
        closes: { ...noCloses, findLastMove: (symbol, { pct }) => (symbol === 'RUT' && pct <= moved ? post : null) },
      }).claims.map(({ query }) => new URLSearchParams(query).get('symbol'));
    expect(readWith(3.5)).toEqual(['SPX']);
    expect(readWith(3.4)).toEqual(['SPX', 'RUT']);
    expect(readWith(3.6)).toEqual(['SPX', 'RUT']);
  });

  it('is none of a text that is nothing but a heading', () => {
    expect(read('July recap.', '2024-07-31')).toEqual({
      claims: [],
      cannot: ['Cannot check: it says nothing of an index or a stock that could be checked.'],
      assumed: [],
    });
  });
});
