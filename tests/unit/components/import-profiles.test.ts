import { describe, expect, it } from 'vitest';
import { addProfile, parseProfiles, recallChoice, signHeader } from '@/components/import/import-profiles';
import { findShowing, formatBytes } from '@/components/import/import-words';

const columns = [
  { header: 'Handelstag', readAs: null },
  { header: ' Kurs ', readAs: null },
];
const asked = { columns, questions: [{ about: 'columns' as const, text: '' }] };

describe('what is remembered of a header', () => {
  const said = { kind: 'closes', columns: ['date', 'close'] } as const;
  const profiles = addProfile({}, signHeader({ columns }), { kind: said.kind, columns: [...said.columns] });
  it('is proposed for the same header, and for no other', () => {
    expect(recallChoice(profiles, asked)).toEqual(said);
    expect(recallChoice(profiles, { ...asked, columns: [{ header: 'Datum', readAs: null }] })).toBeNull();
  });
  it('is not proposed where nothing is asked, nor where it does not answer', () => {
    expect(recallChoice(profiles, { columns, questions: [] })).toBeNull();
    expect(recallChoice(profiles, { columns, questions: [{ about: 'symbol', text: '' }] })).toBeNull();
  });
  it('is read as it was kept, without what is no profile', () => {
    expect(parseProfiles(JSON.parse(JSON.stringify(profiles)))).toEqual(profiles);
    expect(parseProfiles({ ...profiles, odd: { kind: 'nothing' }, worse: 7 })).toEqual(profiles);
    for (const other of [null, [], 'text', 3]) expect(parseProfiles(other)).toEqual({});
  });
  it('answers of which series a file of the same columns is', () => {
    const own = [
      { header: 'date', readAs: 'date' },
      { header: 'value', readAs: 'value' },
      { header: 'known_from', readAs: 'known_from' },
    ];
    const kept = addProfile({}, signHeader({ columns: own }), { series: 'MINE' });
    expect(recallChoice(kept, { columns: own, questions: [{ about: 'series', text: '' }] })).toEqual({ series: 'MINE' });
  });
  it('keeps the latest fifty, and nothing where nothing was said', () => {
    const many = Array.from({ length: 60 }, (_, at) => String(at)).reduce(
      (all, header) => addProfile(all, `h${header}`, { symbol: 'SPX' }),
      profiles,
    );
    expect(Object.keys(many)).toHaveLength(50);
    expect(Object.keys(many).at(-1)).toBe('h59');
    expect(recallChoice(many, asked)).toBeNull();
    expect(addProfile(profiles, 'x', {})).toBe(profiles);
  });
});

it.each([
  [0, '0 bytes'],
  [2048, '2 KiB'],
  [1_572_864, '1.5 MiB'],
  [67_108_864, '64 MiB'],
])('%i bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

it.each([
  ['closes', 'SPX', null, '/studies/performance?symbols=SPX&last=max'],
  ['counts', null, 'nyse', '/studies/advance-decline?universe=nyse'],
  ['panel', null, null, '/data'],
  ['holdings', null, 'sp500', '/studies/members?universe=sp500'],
  ['series', null, null, '/data'],
  ['weights', null, 'sp500', '/studies/concentration?universe=sp500'],
] as const)('what shows %s', (kind, symbol, universe, href) => expect(findShowing({ kind, symbol, universe }).href).toBe(href));
