import { isProxy } from 'node:util/types';
import { expect, it } from 'vitest';
import { beginStudy } from '@/components/panels/begin-study';
import { rangeOf } from '@/lib/market/study-range';
import { runInScope } from '@/lib/server/http/request-scope';
import { packForPage } from '@/lib/server/pages/pack-for-page';
import { studies } from '@/lib/studies/registry';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packStudy, readStudy, unpackStudy, writeStudy, type ToldStudy } from '@/lib/view/pack-study';
import { listParameters } from '@/lib/view/parameter-schema';
import type { StudyAhead } from '@/lib/view/study-ahead';
import { makeRandomMarket } from '../../support/random-market';

const market = makeRandomMarket(20_240_716, 300);
const edition = { state: { version: 1, simulated: false, committedAt: '' }, at: '', sessionsBehind: 0, fetching: null };

function answer(asOf: string, id = 'outperformance'): StudyResult {
  const study = studies.find((item) => item.id === id);
  const computed = study?.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, study.params.parse({}));
  // What of an answer is packed as it is has no say here.
  return { ...computed, asOf, tables: computed?.tables ?? [], events: computed?.events?.rows ?? null } as unknown as StudyResult;
}

function begin(asOf: string, id?: string): ToldStudy {
  const study = studies.find((item) => item.id === (id ?? 'outperformance'));
  if (study === undefined) throw new Error(`no study is called ${id}`);
  const initial = answer(asOf, id);
  return { initial, newestRows: initial.rows.slice(-3), parameters: listParameters(study) };
}
const tell = (told: ToldStudy): unknown => JSON.parse(JSON.stringify(told));
const listRows = ({ rows, events, tables }: StudyResult): unknown[] => [rows, events, ...tables.map((table) => table.rows)];

/** Packs a study as a page that is printed here does. */
function print<Told>(
  told: ToldStudy,
  look: (packed: ReturnType<typeof packForPage>) => Told,
  carried = new Map<string, StudyAhead>(),
): Told {
  return runInScope({ edition, isPassing: false, carried }, () => look(packForPage(told)));
}

it('tells a browser by the text of an element what it tells by the payload of React', () => {
  for (const { id } of studies) {
    const told = begin('2024-07-16', id);
    expect(tell(unpackStudy(readStudy(writeStudy(packStudy(told)))))).toEqual(tell(told));
  }
});

it('writes a text that ends no element and is ASCII, whatever is said', () => {
  const said = 'a < b · </script><!-- −1 % 𝛼 \u2028\n\t"\\';
  const told = begin('2024-07-16');
  const text = writeStudy(
    packStudy({ ...told, initial: { ...told.initial, study: { ...told.initial.study, question: said }, tables: [], events: null } }),
  );
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(text).not.toContain('<');
  const { initial } = unpackStudy(readStudy(text));
  expect([initial.study.question, initial.tables, initial.events]).toEqual([said, [], null]);
});

it('refuses a text that is none, or was cut anywhere', () => {
  const text = writeStudy(packStudy(begin('2024-07-16', 'drawdowns')));
  expect(readStudy(text).answer.tables.length).toBeGreaterThan(0);
  const ends = Array.from(text.matchAll(/\n/g), ({ index }) => [index, index + 1]).flat();
  for (const end of [0, 1, ...ends, text.length - 1]) expect(() => readStudy(text.slice(0, end))).toThrow('not whole');
});

it('tells what prints the page the study itself, by an id of what it says', () => {
  const told = begin('2024-07-16');
  const [id, found] = print(told, (packed) => ['beside' in packed ? packed.beside : '', beginStudy(packed)]);
  expect(found.told.initial.headlines).toBe(told.initial.headlines);
  expect(tell(unpackStudy(readStudy(found.text)))).toEqual(tell(found.told));
  const again = print(begin('2024-07-16'), (packed) => packed);
  const fewer = print({ ...told, newestRows: told.newestRows.slice(-1) }, (packed) => packed);
  expect(again).toEqual({ beside: id });
  expect(fewer).not.toEqual(again);
});

it('holds rows and tables that are made: none that still reads the market', () => {
  for (const id of ['outperformance', 'drawdowns']) {
    const told = begin('2024-07-17', id);
    expect(listRows(told.initial).some(isProxy)).toBe(true);
    const held = print(told, beginStudy).told;
    expect(listRows(held.initial).some(isProxy)).toBe(false);
  }
});

it('has the payload carry what is no page that is printed here, and holds nothing of it', () => {
  const told = begin('2024-07-18');
  const packed = runInScope({ edition, isPassing: false }, () => packForPage(told));
  expect([packed, packForPage(told)]).toEqual([packStudy(told), packStudy(told)]);
  expect(tell(beginStudy(packed).told)).toEqual(tell(told));
});

it('says so where a page has come without its study, as one whose scope is over has', () => {
  const carried = new Map<string, StudyAhead>();
  const packed = print(begin('2024-07-19'), (made) => made, carried);
  expect(carried.size).toBe(1);
  expect(() => beginStudy(packed)).toThrow('without its study');
});
