import { expect, it } from 'vitest';
import { rangeOf } from '@/lib/market/study-range';
import { studies } from '@/lib/studies/registry';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packAhead, unpackAhead } from '@/lib/view/pack-ahead';
import { makeRandomMarket } from '../../support/random-market';

const market = makeRandomMarket(20_240_716, 300);
const study = studies.find(({ id }) => id === 'outperformance');

function answer(asOf: string): StudyResult {
  const computed = study?.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, study.params.parse({}));
  // What of an answer is packed as it is has no say here.
  return { ...computed, asOf, tables: computed?.tables ?? [], events: computed?.events?.rows ?? null } as unknown as StudyResult;
}
const tell = (result: StudyResult): unknown => JSON.parse(JSON.stringify(result));

it('tells the answer that was packed, here and where only the text has come', () => {
  const packed = packAhead(answer('2024-07-16'));
  const sent = structuredClone(packed);
  const [here, there] = [unpackAhead(packed), unpackAhead(sent)];
  expect(tell(here)).toEqual(tell(answer('2024-07-16')));
  expect(tell(there)).toEqual(tell(here));
});

it('keeps apart what differs in its rows alone, and holds no more than a few answers that nobody took', () => {
  const whole = answer('2024-07-16');
  const packed = packAhead(whole);
  packAhead({ ...whole, rows: whole.rows.slice(-5) });
  expect(unpackAhead(packed).rows).toHaveLength(whole.rows.length);
  const first = packAhead(answer('2024-07-01'));
  for (let day = 2; day < 7; day += 1) packAhead(answer(`2024-07-0${day}`));
  const told = unpackAhead(first);
  expect(tell(told)).toEqual(tell(answer('2024-07-01')));
});
