import fc from 'fast-check';
import { studies } from '@/lib/studies/registry';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';
import { storedSymbols } from './random-store';

const symbol = fc.oneof(
  { arbitrary: fc.constantFrom(...storedSymbols, 'M7', 'M7D'), weight: 20 },
  { arbitrary: fc.constant('NOPE'), weight: 1 },
);

/** Stands for the newest data version of the store that is asked. */
export const newestToken = 'newest';

function valueOf({ name, widget, options, initial, minimum, maximum }: ParameterSchema): fc.Arbitrary<string> {
  if (name === 'from') return fc.constantFrom('2023-09-01', '2024-03-28', '2024-07-01', '2024-07-16');
  if (name === 'to' || name === 'asOf')
    return fc.constantFrom('2024-07-16', '2024-07-15', '2024-07-01', '2024-03-28', '2023-09-05', '2020-01-02');
  if (name === 'version') return fc.oneof(fc.constant(newestToken), fc.integer({ min: 0, max: 20 }).map(String));
  if (name === 'last') return fc.constantFrom('1s', '21s', '1y', 'ytd', 'max');
  if (name === 'basis') return fc.constantFrom('price', 'total');
  if (name === 'assume') return fc.constantFrom('last', 'SPX:101', 'RUT:102,SPX:101', 'NOPE:1');
  if (widget === 'choice') return fc.constantFrom(...options.map(({ value }) => value));
  if (widget === 'universe')
    return fc.oneof(
      { arbitrary: fc.constantFrom(...options.map(({ value }) => value)), weight: 9 },
      { arbitrary: fc.constantFrom('my-list', 'nowhere'), weight: 1 },
    );
  if (widget === 'sector') return fc.constantFrom('all', 'energy', 'Utilities', 'nowhere');
  if (widget === 'symbol') return symbol;
  if (widget === 'symbols') return fc.array(symbol, { minLength: 1, maxLength: 4 }).map((names) => names.join(','));
  const inside = [1, 2, 5, 20, 50, 200].filter((value) => value >= (minimum ?? 1) && value <= (maximum ?? 200)).map(String);
  return fc.oneof(
    { arbitrary: fc.constantFrom(initial ?? '1', ...inside), weight: 9 },
    { arbitrary: fc.constantFrom('0.5', '-1', '1000000'), weight: 1 },
  );
}

export interface RandomLink {
  readonly study: string;
  /** What follows the id in the address; `page` is the page itself. */
  readonly form: '' | '.csv' | '.zip' | '.png' | 'page';
  readonly query: readonly (readonly [string, string])[];
}

const form: fc.Arbitrary<RandomLink['form']> = fc.oneof(
  { arbitrary: fc.constantFrom('' as const, '' as const, '.csv' as const, '.zip' as const, 'page' as const), weight: 39 },
  // A picture takes as long as forty answers.
  { arbitrary: fc.constant('.png' as const), weight: 1 },
);
const pin = fc.oneof(
  fc.constant([] as [string, string][]),
  fc.constantFrom('2024-07-16', '2024-07-15', '2024-07-01').map((asOf): [string, string][] => [
    ['asOf', asOf],
    ['version', newestToken],
  ]),
);

/** Links of every study in every form, half of them pinned to what the store knows when they are asked first. */
export const randomLink: fc.Arbitrary<RandomLink> = fc.oneof(
  ...studies.map((study) => {
    const entries = listParameters(study).map((parameter) => fc.tuple(fc.constant(parameter.name), valueOf(parameter)));
    return fc.tuple(form, fc.array(fc.oneof(...entries), { maxLength: 3 }), pin).map(([of, own, pinned]): RandomLink => {
      const free = own.filter(([name]) => pinned.every(([taken]) => taken !== name));
      return { study: study.id, form: of, query: [...free, ...pinned] };
    });
  }),
);
