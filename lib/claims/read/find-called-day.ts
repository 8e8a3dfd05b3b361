import type { FoundDate } from './named-date';
import type { Token } from './tokenize';

/** Days that print calls by one name, by their year: without it "Black Monday" can be several. */
const called: Readonly<Record<string, Readonly<Record<string, readonly [month: number, day: number]>>>> = {
  'black monday': { '1929': [10, 28], '1987': [10, 19] },
  'black tuesday': { '1929': [10, 29] },
  'black thursday': { '1929': [10, 24] },
};

/** "Black Monday in 1987", "Black Monday 1987". */
export function findCalledDay(tokens: readonly Token[], at: number): FoundDate | null {
  const years = called[`${tokens[at]?.word ?? ''} ${tokens[at + 1]?.word ?? ''}`];
  if (years === undefined) return null;
  const used = /^(?:in|of)$/.test(tokens[at + 2]?.word ?? '') ? 3 : 2;
  const text = tokens[at + used]?.word ?? '';
  const [month, day] = years[text] ?? [];
  return month === undefined || day === undefined ? null : { date: { kind: 'day', year: Number(text), month, day }, tokens: used + 1 };
}
