import { afterAll, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { z } from 'zod';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';
import { rounds } from '../../support/rounds';

const runs = rounds(5_000, 700);
let test: TestStore;

beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

const problem = z.object({
  code: z.string(),
  message: z.string().min(1),
  issues: z.array(z.object({ path: z.string(), message: z.string().min(1) })).min(1),
});

const date = fc.oneof(
  fc.date({ min: new Date('1989-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
  fc.constantFrom('1990-01-02', '2024-07-16', '2024-07-13', '2024-02-30', '0001-01-01', '9999-12-31', '2024-7-1', ''),
);
const symbol = fc.constantFrom(
  'RUT',
  'spx',
  'NDX',
  'M7',
  'm7d',
  'AAPL',
  'META',
  'TSLA',
  'NOPE',
  '',
  'A,B',
  '=1+1',
  '__proto__',
  'constructor',
);
const number = fc.oneof(
  fc.integer({ min: -5, max: 3000 }).map(String),
  fc.double().map(String),
  fc.constantFrom('1', '5', '0', '-0', '1e3', 'NaN', 'Infinity', '', ' 5', '٣'),
);
const junk = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 10 }));
const last = fc.oneof(fc.constantFrom('1y', '21s', 'ytd', 'MAX', '6m', '0s', '99999y', '99999m', '1d', '-1y'), junk);
const assume = fc.oneof(
  fc.constantFrom('last', 'RUT:2263.67', 'RUT:2263.67,SPX:5667.20', 'M7:1', 'RUT:0', 'RUT:-1', 'RUT:1,rut:2', 'AAPL:250,META:600', 'ZZ:1'),
  junk,
);

const shared: Readonly<Record<string, fc.Arbitrary<string>>> = {
  basis: fc.constantFrom('price', 'total', 'PRICE', ''),
  from: date,
  to: date,
  last,
  asOf: date,
  version: number,
  assume,
};

function valueOf(name: string, widget: string, options: readonly string[]): fc.Arbitrary<string> {
  const own = shared[name];
  if (own !== undefined) return own;
  if (widget === 'choice') return fc.oneof({ arbitrary: fc.constantFrom(...options), weight: 4 }, { arbitrary: junk, weight: 1 });
  if (widget === 'universe')
    return fc.oneof({ arbitrary: fc.constantFrom(...options, 'my-list', 'a', 'A B'), weight: 4 }, { arbitrary: junk, weight: 1 });
  if (widget === 'symbol') return symbol;
  if (widget === 'symbols') return fc.array(symbol, { maxLength: 12 }).map((names) => names.join(','));
  return fc.oneof({ arbitrary: number, weight: 4 }, { arbitrary: junk, weight: 1 });
}

const addresses = fc.oneof(
  ...studies.map((study) => {
    const entries = listParameters(study).map(({ name, widget, options }) =>
      fc.tuple(
        fc.constant(name),
        valueOf(
          name,
          widget,
          options.map(({ value }) => value),
        ),
      ),
    );
    const points = fc.tuple(fc.constant('points'), number);
    const unknown = fc.tuple(junk, junk);
    return fc.record({
      id: fc.constantFrom(study.id, `${study.id}.csv`),
      query: fc.array(fc.oneof({ arbitrary: fc.oneof(...entries), weight: 12 }, points, unknown), { maxLength: 4 }),
    });
  }),
);

function isLeftOut({ path, message }: { readonly path: string; readonly message: string }): boolean {
  return ['atLeast', 'versus', 'comparison'].includes(path) && /needs (a number|another)|cannot be said of/.test(message);
}

it(`answers ${runs} URLs without a failure of its own, and every 400 names its parameter`, async () => {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const counts = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(addresses, async ({ id, query }) => {
      const search = new URLSearchParams(query);
      const response = await GET(toRequest(`/api/v1/studies/${id}?${search}`), { params: Promise.resolve({ id }) });
      counts.set(response.status, (counts.get(response.status) ?? 0) + 1);
      expect([200, 400], search.toString()).toContain(response.status);
      if (response.status !== 400) return;
      const given = new Set(search.keys());
      const { issues } = problem.parse(await response.json());
      // A default symbol that the market lacks would be the server's fault: the sample has them all.
      // Of a claim the default of one word may make no sense beside another: then the one left out is named.
      for (const issue of issues)
        expect(given.has(issue.path) || (id === 'claim' && isLeftOut(issue)), `${issue.path} in ${search.toString()}`).toBe(true);
    }),
    { numRuns: runs },
  );
  expect(counts.get(200) ?? 0).toBeGreaterThan(runs / 20);
  expect(counts.get(400) ?? 0).toBeGreaterThan(runs / 20);
});
