import { describe, expect, it } from 'vitest';
import { describeOwner, isGone } from '@/lib/ingest/commit/lease-owner';

const me = { pid: process.pid, host: 'worker', place: '0a1b2c3d' };
const elsewhere = '3d2c1b0a';
/** The parent of the test is alive; no system has numbers as high as the other. */
const [alive, gone] = [process.ppid, 2 ** 30];
const judge = (other: Partial<typeof me>, { asksAlone = true, self = me } = {}): boolean =>
  isGone(describeOwner('import', { ...self, ...other }), asksAlone, self);

describe('the holder of a lease is gone', () => {
  it('when nobody has its number in its own container', () => {
    expect([judge({ pid: gone }), judge({ pid: alive })]).toEqual([true, false]);
  });

  it('when who asks has its number, and nobody else in that process holds it', () => {
    expect([judge({}), judge({}, { asksAlone: false })]).toEqual([true, false]);
  });

  it('never by its number in a container that has the same name, whoever has that number here and whoever gave the name', () => {
    for (const host of [me.host, '4f5e6d7c8b9a'])
      for (const pid of [me.pid, alive, gone]) expect(judge({ pid, place: elsewhere }, { self: { ...me, host } })).toBe(false);
  });

  it('never on another host, or where an earlier release did not say in which container it was', () => {
    expect(judge({ pid: gone, host: 'another' })).toBe(false);
    expect(isGone(`import, pid ${gone} on worker`, true, me)).toBe(false);
  });

  it('is told by what this process says of itself', () => {
    expect(describeOwner('import of closes')).toMatch(new RegExp(`^import of closes, pid ${process.pid} on .+ \\([0-9a-f]{8}\\)$`));
    expect([isGone(describeOwner('import'), true), isGone(describeOwner('import'), false)]).toEqual([true, false]);
  });
});
