import { expect, it } from 'vitest';
import { collectGarbage } from '@/lib/server/maker/collect-garbage';
import { waitUntil } from '../../support/cli-process';

it('collects what nobody holds, and nothing else', async () => {
  const make = () => ({ values: Array.from({ length: 1_000 }, (_, index) => ({ index })) });
  const held = make();
  const [gone, kept] = [new WeakRef(make()), new WeakRef(held)];
  collectGarbage();
  await waitUntil('the garbage to go', () => gone.deref() === undefined);
  expect(kept.deref()).toBe(held);
});
