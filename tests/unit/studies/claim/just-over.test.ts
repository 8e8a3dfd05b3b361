import { describe, expect, it } from 'vitest';
import { meetsBound, type BoundSide } from '@/lib/studies/after/claim/meets-bound';
import { claim } from '@/lib/studies/after/claim/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const judge = (query: string, end: number) => {
  const market = makeMarket('2024-07-15', { SPX: [100, end] });
  const params = claim.params.parse(
    Object.fromEntries(new URLSearchParams(`symbol=SPX&measure=return&sessions=1&comparison=figure&${query}`)),
  );
  const { verdict, headlines } = claim.compute(makeContext(market), params);
  return { kind: verdict?.kind, sentence: verdict?.sentence.map(({ text }) => text).join('') ?? '', found: headlines[0]?.detail ?? '' };
};

describe('just over and just under a figure', () => {
  it.each<[BoundSide, string, number, boolean]>([
    ['just-over', '12', 12.03, true],
    ['just-over', '12', 12.5, true],
    ['just-over', '12', 12.6, false],
    ['just-over', '12', 12, false],
    ['just-over', '12', 11.97, false],
    ['just-under', '12', 11.97, true],
    ['just-under', '12', 11.4, false],
    ['just-under', '12', 12, false],
    ['just-under', '12', 12.03, false],
    // It must be the figure once it is rounded to as many digits: "nearly 24.3%" is no 24.2%, and "nearly 24%" no 24.23%.
    ['just-under', '24.3', 24.26, true],
    ['just-under', '24.3', 24.23, false],
    ['just-under', '24', 24.23, false],
    // Of a fall the size is compared.
    ['just-over', '2.3', -2.31, true],
    ['just-under', '2.3', -2.31, false],
    ['just-under', '-2.3', -2.29, true],
    ['just-under', '2.3', NaN, false],
  ])('%s %s of %d: %s', (side, said, value, holds) => {
    expect(meetsBound({ said, side, isSize: true, room: 0 }, value)).toBe(holds);
  });

  it.each([
    ['just-over', 112.03, 'holds'],
    ['just-over', 111.97, 'fails'],
    ['just-over', 115, 'fails'],
    ['just-under', 111.97, 'holds'],
    ['just-under', 112.03, 'fails'],
    // What is rounded to the figure in print may be on its other side.
    ['just-under', 112.0001, 'fails'],
  ])('a gain %s 12%% to %d %s', (side, end, kind) => {
    const judged = judge(`said=12&side=${side}`, end);
    expect(judged.kind).toBe(kind);
    expect(judged.sentence).toContain(`was ${side.replace('-', ' ')} 12%`);
  });

  it('says why it is not', () => {
    expect(judge('said=12&side=just-over', 111.97).found).toContain('the figure is not just over 12%');
    expect(judge('said=12&side=just-over', 112).found).toContain('the figure is 12% exactly, not just over 12%');
    expect(judge('said=12&side=just-under', 112.0001).found).toContain('before rounding the figure is +12.0001%, not just under 12%');
  });
});
