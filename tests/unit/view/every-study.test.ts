import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { parseView } from '@/lib/view/parse-view';
import { pickApplicable } from '@/lib/view/pick-applicable';
import { serializeView } from '@/lib/view/serialize-view';
import { setQuery } from '@/lib/view/set-query';
import { drawParameters, drawShared } from '@/tests/support/draw-parameters';

// What a reader sets by hand, what the address then says, and what a stranger reads from it, for every parameter of every study.
describe.each(studies.map((study) => [study.id, study] as const))('%s', (_, study) => {
  const parameters = listParameters(study);
  const read = (query: string) => {
    const parsed = parseView(study, new URLSearchParams(query));
    if (!parsed.ok) throw new Error(`${query}: ${JSON.stringify(parsed.issues)}`);
    return parsed.view;
  };
  const canonical = (query: string) => serializeView(read(query), parameters);
  const queries = fc.tuple(drawParameters(study), drawShared).map((parts) => parts.filter((part) => part !== '').join('&'));

  it('a link says its view, the whole view and one text only', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const written = canonical(query);
        expect(read(written)).toEqual({ ...read(query), unknown: [] });
        expect(canonical(written)).toBe(written);
        // The page and the server write the same.
        expect(setQuery(written, {}, parameters)).toBe(written);
      }),
      { numRuns: 50 },
    );
  });

  it('a control that is set stands in the address, and set back the address is as it was', () => {
    fc.assert(
      fc.property(queries, queries, (query, other) => {
        const before = canonical(query);
        for (const [name, value] of new URLSearchParams(other)) {
          const parameter = parameters.find((candidate) => candidate.name === name);
          if (parameter?.shared !== false) continue;
          const after = setQuery(before, { [name]: value }, parameters);
          const hasSay = pickApplicable(parameters, after).includes(parameter);
          expect(new URLSearchParams(after).get(name) ?? parameter.initial, name).toBe(hasSay ? value : parameter.initial);
          // An empty value stands in a link only while it is needed, and what has no say beside the new one goes.
          const keepsRest = [...new URLSearchParams(before).keys()].every(
            (other) => other === name || new URLSearchParams(after).has(other),
          );
          if (keepsRest && !/=(&|$)/.test(before))
            expect(setQuery(after, { [name]: new URLSearchParams(before).get(name) }, parameters), name).toBe(before);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('names every parameter that is refused, and no other', () => {
    fc.assert(
      fc.property(queries, fc.constantFrom(...parameters), (query, parameter) => {
        if (parameter.widget === 'text') return;
        const given = new URLSearchParams(query);
        given.set(parameter.name, '~');
        const parsed = parseView(study, given);
        expect(parsed.ok, `${parameter.name}=~`).toBe(false);
        if (!parsed.ok) expect(parsed.issues.map(({ path }) => path)).toContain(parameter.name);
      }),
      { numRuns: 25 },
    );
  });
});
