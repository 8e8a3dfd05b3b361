import { expect, it } from 'vitest';
import { createCount } from '@/lib/server/http/rate-limit';

it('counts each client for a minute from its first request on', () => {
  const count = createCount(10);
  expect([count('a', 0), count('a', 59_999), count('b', 30_000), count('a', 60_000), count('b', 60_001), count('a', 61_000)]).toEqual([
    1, 2, 1, 1, 2, 2,
  ]);
});

it('remembers so many clients and no more: who began first is forgotten first', () => {
  const count = createCount(2);
  expect([count('a', 0), count('b', 1), count('c', 2), count('c', 3), count('b', 4), count('a', 5)]).toEqual([1, 1, 1, 2, 2, 1]);
  expect([count('c', 6), count('b', 7)]).toEqual([3, 1]);
});
