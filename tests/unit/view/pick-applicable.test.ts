import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { pickApplicable } from '@/lib/view/pick-applicable';

function namesOf(study: string, query: string): string[] {
  const found = studies.find(({ id }) => id === study);
  return found === undefined ? [] : pickApplicable(listParameters(found), query).map(({ name }) => name);
}

function isAccepted(schema: unknown, value: string): boolean {
  return schema instanceof z.ZodType && schema.safeParse(value).success;
}

describe('pickApplicable', () => {
  it('leaves out what has no say beside the defaults', () => {
    expect(namesOf('forward', '')).toEqual(expect.arrayContaining(['measure', 'sessions', 'thresholdPct', 'policy']));
    expect(namesOf('forward', '')).not.toEqual(expect.arrayContaining(['universe']));
    expect(namesOf('forward', '')).not.toContain('gapSessions');
  });
  it('takes one of several sets of conditions', () => {
    expect(namesOf('forward', '')).toContain('direction');
    expect(namesOf('forward', 'measure=breadth')).toContain('direction');
    expect(namesOf('forward', 'measure=breadth&indicator=zweig-thrust')).not.toContain('direction');
    // What an indicator would hide says nothing of another measure.
    expect(namesOf('forward', 'measure=return&indicator=zweig-thrust')).toContain('direction');
    expect(namesOf('claim', 'measure=breadth')).not.toContain('symbol');
  });
  it('follows the values of the link, all conditions at once', () => {
    expect(namesOf('forward', 'policy=gap')).toContain('gapSessions');
    expect(namesOf('forward', 'measure=distance')).not.toContain('deviation');
    expect(namesOf('forward', 'measure=distance&distanceIn=sigma')).toContain('deviation');
    expect(namesOf('streaks', 'thresholdPct=0')).toContain('ties');
    expect(namesOf('streaks', 'thresholdPct=0.5')).not.toContain('ties');
  });
  it.each(studies.map((study) => [study.id, study] as const))(
    '%s: conditions name parameters of the study and values that these accept',
    (_, study) => {
      for (const parameter of listParameters(study)) {
        for (const [name, values] of parameter.appliesWhen.flatMap((set) => Object.entries(set))) {
          expect(Object.keys(study.params.shape)).toContain(name);
          for (const value of values.filter((text) => !text.startsWith('!')))
            expect(isAccepted(study.params.shape[name], value), `${parameter.name} when ${name}=${value}`).toBe(true);
        }
      }
    },
  );
});
