import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studies } from '@/lib/studies/registry';
import { rangeOf } from '@/lib/market/study-range';
import type { Study } from '@/lib/studies/kit/study';
import { listParameters, toParameterText, type ParameterSchema } from '@/lib/view/parameter-schema';
import { parseView } from '@/lib/view/parse-view';
import { serializeView } from '@/lib/view/serialize-view';
import { setQuery } from '@/lib/view/set-query';
import { makeRandomMarket } from '../support/random-market';
import { withRandomUniverses } from '../support/random-universe';
import { rounds } from '../support/rounds';

// What has no say beside the others changes no answer: links go without it, so this must be true of every study.

const market = withRandomUniverses(makeRandomMarket(20_240_716, 420, false), 7, { holes: false });

function valueOf({ widget, type, options, minimum, maximum, optional }: ParameterSchema): fc.Arbitrary<string> {
  if (options.length > 0) return fc.constantFrom(...options.map(({ value }) => value));
  if (widget === 'sector') return fc.constantFrom('all', 'energy', 'Utilities', 'Health Care');
  if (widget === 'symbol') return fc.constantFrom('RUT', 'SPX', 'NDX', 'AAPL', ...(optional ? [''] : []));
  if (widget === 'symbols') return fc.constantFrom('RUT', 'SPX,RUT', 'NDX,AAPL,M7');
  if (type === 'number' || minimum !== null)
    return fc.integer({ min: Math.ceil(minimum ?? 0), max: Math.min(maximum ?? 60, 60) }).map(String);
  return fc.constantFrom('', '2022', '3', '10');
}

const bare = studies.map((study) => ({ study, own: listParameters(study).filter(({ shared }) => !shared) }));

/** Some parameters of a study, each with a value that it accepts alone. */
function linkOf(own: readonly ParameterSchema[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      ...own.map((parameter) =>
        fc.option(
          valueOf(parameter).map((value) => `${parameter.name}=${encodeURIComponent(value)}`),
          { nil: '', freq: 2 },
        ),
      ),
    )
    .map((parts) => parts.filter((part) => part !== '').join('&'));
}

function compute(study: Study, params: Readonly<Record<string, unknown>>) {
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, toParameterText(value)]));
  const computed = study.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, study.params.parse(texts));
  // A link to another study may hand the idle word on, which is idle there too.
  return { ...computed, tables: computed.tables?.map(({ link: _, ...table }) => table) };
}

describe.each(
  bare.filter(({ own }) => own.some(({ appliesWhen }) => appliesWhen.length > 0)).map(({ study, own }) => [study.id, study, own] as const),
)('%s', (_, study, own) => {
  it('answers the same without what has no say', () => {
    let compared = 0;
    fc.assert(
      fc.property(linkOf(own), (link) => {
        const given = Object.fromEntries(new URLSearchParams(link));
        const raw = study.params.safeParse({ ...study.fill?.(given), ...given });
        const parsed = parseView(study, new URLSearchParams(link));
        expect(parsed.ok).toBe(raw.success);
        if (!parsed.ok || !raw.success) return;
        if (JSON.stringify(parsed.view.params) === JSON.stringify(raw.data)) return;
        compared += 1;
        expect(compute(study, parsed.view.params)).toEqual(compute(study, raw.data));
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(0);
  });
});

it.each(bare.map(({ study, own }) => [study.id, study, own] as const))(
  '%s: the server and the page write the same link, which reads as the one it was made from',
  (_, study, own) => {
    const parameters = listParameters(study);
    fc.assert(
      fc.property(linkOf(own), (link) => {
        const parsed = parseView(study, new URLSearchParams(link));
        if (!parsed.ok) return;
        const canonical = serializeView(parsed.view, parameters);
        for (const written of [canonical, setQuery(link, {}, parameters)]) {
          const again = parseView(study, new URLSearchParams(written));
          expect(again.ok && serializeView(again.view, parameters), written).toBe(canonical);
          expect(setQuery(written, {}, parameters)).toBe(written);
        }
      }),
      { numRuns: rounds(300) },
    );
  },
);
