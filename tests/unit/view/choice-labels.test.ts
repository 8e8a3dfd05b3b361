import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choiceParam } from '@/lib/studies/kit/params';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';

describe('the words of a choice', () => {
  it('keep their order and their labels where some of them look like numbers', () => {
    const params = z.object({
      after: choiceParam(['to-date', '5', '21'], 'to-date', ['All since', '5 sessions', '21 sessions'], {
        label: 'After',
        description: '',
      }),
    });
    const [after] = listParameters({ params, rowsAre: 'events' });
    expect(after?.options.map(({ value, label }) => [value, label])).toEqual([
      ['to-date', 'All since'],
      ['5', '5 sessions'],
      ['21', '21 sessions'],
    ]);
  });

  it('are those that the schema takes, in every study', () => {
    for (const study of studies)
      for (const { name, options, widget } of listParameters(study).filter(({ shared }) => !shared)) {
        if (widget !== 'choice') continue;
        expect(options.length, `${study.id} ${name}`).toBeGreaterThan(1);
        const schema: unknown = study.params.shape[name];
        for (const { value } of options)
          expect(schema instanceof z.ZodType && schema.safeParse(value).success, `${study.id} ${name}=${value}`).toBe(true);
      }
  });
});
