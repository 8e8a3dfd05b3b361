import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createLedger } from '@/tests/bench/soak/create-ledger';
import { createPicker } from '@/tests/bench/soak/create-picker';
import { findTear, listToldVersions } from '@/tests/bench/soak/find-tear';
import { fitSlope } from '@/tests/bench/soak/fit-slope';
import { linkCount, listLikelyLinks } from '@/tests/bench/soak/list-likely-links';

it.each([
  ['<p>Closes: X. As of 16 July, data version <!-- -->12<!-- -->.</p>', [12]],
  ['{"dataVersion":12,"links":{"permalink":"/studies/streaks?asOf=2024-07-16&version=12"}}', [12]],
  ['self.__next_f.push([1,"{\\"dataVersion\\":1"])</script><script>self.__next_f.push([1,"2,\\"rows\\":[]}"])</script>', [12]],
  ['<a href="?asOf=2024-07-16&amp;version=9">data version 12', [9, 12]],
  ['\\u0026version=9 {"dataVersion":12}', [9, 12]],
  ['<p>conversion=5, data versions</p>', []],
])('finds the versions that are told in %s', (body, told) => expect(listToldVersions(body)).toEqual(told));

it('calls an answer torn whose header and body, or parts of its body, are of different versions', () => {
  expect([findTear('3', [3]), findTear(undefined, [3]), findTear('3', []), findTear(undefined, [])]).toEqual([null, null, null, null]);
  expect(findTear('3', [4])).toBe('torn: the body tells of data version 4, the header of 3');
  expect(findTear(undefined, [3, 4])).toBe('torn: the body tells of data version 3 and 4');
});

it('enters answers: first of a version, kept after it, torn, refused for a while, failed', () => {
  const ledger = createLedger();
  const enter = (status: number, headers: Readonly<Record<string, string>>, body: string, [askedAt, endedAt]: readonly [number, number]) =>
    ledger.enter({
      path: '/x',
      status,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...headers },
      body: gzipSync(Buffer.from(body)),
      askedAt,
      endedAt,
    });
  const one = '{"dataVersion":1}';
  expect(enter(200, { 'x-data-version': '1' }, one, [0, 50])).toBe(1);
  // Asked for before the first had come: it waited for the same.
  expect(enter(200, { 'x-data-version': '1' }, one, [10, 51])).toBe(1);
  expect(enter(200, { 'x-data-version': '1' }, one, [60, 62])).toBe(1);
  expect(enter(200, { 'x-data-version': '2' }, one, [70, 75])).toBe(2);
  expect(enter(503, { 'retry-after': '5' }, '', [80, 81])).toBeNull();
  expect(enter(503, {}, '', [80, 81])).toBeNull();
  expect(enter(500, {}, '', [80, 81])).toBeNull();
  expect(ledger.times).toEqual({ first: [50, 41, 5], kept: [2] });
  expect([ledger.countBusy(), ledger.findNewest()]).toEqual([1, 2]);
  expect([...ledger.faults.keys()]).toEqual([
    '/x: torn: the body tells of data version 1, the header of 2',
    '/x: answered 503',
    '/x: answered 500',
  ]);
});

it('fits a line by least squares', () => {
  // By hand: means 1 and 3; (-1 * -2 + 0 * 1 + 1 * 1) / (1 + 0 + 1).
  expect(
    fitSlope([
      [0, 1],
      [1, 4],
      [2, 4],
    ]),
  ).toBe(1.5);
  expect(fitSlope([[1, 5]])).toBeNaN();
});

it('picks by weights of 1, 1/2, 1/3, …', () => {
  const pick = createPicker(['a', 'b', 'c']);
  // Of 11 sixths the first has 6, the second 3, the third 2.
  expect([0, 5.9, 6.1, 8.9, 9.1, 10.9].map((sixths) => pick(sixths / 11))).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
});

it('has two hundred likely links, none twice, of every kind', () => {
  const links = listLikelyLinks();
  expect([links[0], links.length, new Set(links).size]).toEqual(['/', linkCount, linkCount]);
  for (const kind of [/^\/claims\/./, /^\/embed\//, /\.csv$/, /\.png$/, /^\/api\/v1\/studies\/[^.]+$/])
    expect(links.some((link) => kind.test(link))).toBe(true);
});
