import type { FoundDate } from './named-date';
import type { Token } from './tokenize';

/** Days that print calls by one name, with their year: without it "Black Monday" can be several. */
const called: ReadonlyMap<string, readonly [month: number, day: number]> = new Map([
  ['black monday 1929', [10, 28]],
  ['black monday 1987', [10, 19]],
  ['black tuesday 1929', [10, 29]],
  ['black thursday 1929', [10, 24]],
]);

/** "Black Monday in 1987", "Black Monday 1987". */
export function findCalledDay(tokens: readonly Token[], at: number): FoundDate | null {
  const used = /^(?:in|of)$/.test(tokens[at + 2]?.word ?? '') ? 3 : 2;
  const [first, second, year] = [at, at + 1, at + used].map((place) => tokens[place]?.word ?? '');
  const found = called.get(`${first} ${second} ${year}`);
  return found === undefined ? null : { date: { kind: 'day', year: Number(year), month: found[0], day: found[1] }, tokens: used + 1 };
}
