import { expect, it } from 'vitest';
import { studies } from '@/lib/studies/registry';
import { packParameters, unpackParameters } from '@/lib/view/pack-parameters';
import { listParameters } from '@/lib/view/parameter-schema';

it.each(studies.map((study) => [study.id, study] as const))('the parameters of %s come to the browser as they are', (_id, study) => {
  const parameters = listParameters(study);
  const packed = packParameters(parameters);
  expect(unpackParameters(packed)).toEqual(parameters);
  expect(packed.length).toBeLessThan(JSON.stringify(parameters).length * 0.75);
});
