import fc from 'fast-check';
import { magnificentSymbols } from '@/lib/market/groups';
import type { Study } from '@/lib/studies/kit/study';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';
import { parseView } from '@/lib/view/parse-view';

const symbol = fc.constantFrom('SPX', 'RUT', 'NDX', ...magnificentSymbols);

/** Values of one parameter of a study's own, as URL texts, each of which its schema accepts by itself. */
function drawValue({ widget, options, initial, optional, minimum, maximum, maxItems, type }: ParameterSchema): fc.Arbitrary<string> {
  const usual = fc.constant(initial ?? '');
  if (widget === 'choice' || widget === 'universe') return fc.constantFrom(...options.map(({ value }) => value));
  if (widget === 'sector') return fc.constantFrom('all', 'energy', 'utilities', 'nowhere');
  if (widget === 'symbol') return optional ? fc.oneof(symbol, usual) : symbol;
  if (widget === 'symbols')
    return fc.uniqueArray(symbol, { minLength: 1, maxLength: Math.min(maxItems ?? 4, 4) }).map((symbols) => symbols.join(','));
  if (type === 'number' || widget === 'number') {
    const [least, most] = [minimum ?? 0, maximum ?? 60];
    // Numbers of which a short history has something to say, and now and then the ends.
    const near = [1, 2, 5, 10, 20, 60].filter((value) => value >= least && value <= most).map(String);
    return fc.oneof(
      { arbitrary: fc.constantFrom(...near, String(least)), weight: 4 },
      { arbitrary: fc.integer({ min: Math.ceil(least), max: Math.max(Math.ceil(least), Math.min(most, 60)) }).map(String), weight: 2 },
      { arbitrary: fc.constantFrom(String(least), String(most)), weight: 1 },
      usual,
    );
  }
  if (widget === 'years') return fc.constantFrom('', '2023', '2022,2024');
  return usual;
}

/**
 * Queries of a study's own parameters, drawn from its schema: what a link may ask, each different from the usual one in about half
 * of its parameters. Where two drawn values contradict each other, those that the refusal names are left out. `''` is among them.
 */
export function drawParameters(study: Study): fc.Arbitrary<string> {
  const own = listParameters(study).filter(({ shared }) => !shared);
  const values = fc.record(Object.fromEntries(own.map((parameter) => [parameter.name, drawValue(parameter)])), { requiredKeys: [] });
  return values.map((drawn) => {
    const query = new URLSearchParams(Object.entries(drawn).map(([name, value]) => [name, value ?? '']));
    for (;;) {
      const parsed = parseView(study, query);
      if (parsed.ok) return query.toString();
      const named = parsed.issues.map(({ path }) => path).filter((path) => query.has(path));
      for (const name of named.length > 0 ? named : [...query.keys()]) query.delete(name);
    }
  });
}

/** The parameters that such a query gives `study.compute`. */
export function readParameters(study: Study, query: string): Record<string, unknown> {
  const given = Object.fromEntries(new URLSearchParams(query));
  return study.params.parse({ ...study.fill?.(given), ...given });
}

/** What every study shares, of one range at most: `last=5y&asOf=2024-07-01`; often empty. Dates lie in 2023 and 2024. */
export const drawShared: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      'last=5y',
      'last=ytd',
      'last=21s',
      'last=max',
      'from=2023-09-05',
      'to=2024-06-28',
      'from=2023-09-05&to=2024-06-28',
    ),
    fc.constantFrom('', '', 'basis=total', 'basis=price'),
    fc.constantFrom('', '', 'asOf=2024-07-16', 'asOf=2024-07-01', 'asOf=2024-07-01&version=1'),
    fc.constantFrom('', '', 'assume=last', 'assume=RUT:2300,SPX:5700', 'assume=spx:5700.50'),
  )
  .map((parts) => parts.filter((part) => part !== '').join('&'));
