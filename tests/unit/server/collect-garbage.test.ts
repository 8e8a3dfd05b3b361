import { expect, it } from 'vitest';
import { collectGarbage } from '@/lib/server/maker/collect-garbage';
import { waitUntil } from '../../support/cli-process';

it('collects what nobody holds, after the turn in which it is asked to, and nothing else', async () => {
  const make = () => ({ values: Array.from({ length: 1_000 }, (_, index) => ({ index })) });
  const held = make();
  const [gone, kept] = [new WeakRef(make()), new WeakRef(held)];
  collectGarbage();
  expect(gone.deref()).toBeDefined();
  await waitUntil('the garbage to go', () => gone.deref() === undefined);
  expect(kept.deref()).toBe(held);
});
