import { describe, expect, it } from 'vitest';
import { aboutRoom } from '@/lib/studies/after/claim/about-room';
import { claim } from '@/lib/studies/after/claim/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const judge = (query: string, end: number) => {
  const params = claim.params.parse(
    Object.fromEntries(new URLSearchParams(`symbol=SPX&measure=return&sessions=1&comparison=figure&${query}`)),
  );
  const { verdict, headlines } = claim.compute(makeContext(makeMarket('2024-07-15', { SPX: [100, end] })), params);
  return {
    kind: verdict?.kind,
    sentence: verdict?.sentence.map(({ text }) => text).join('') ?? '',
    found: `${headlines[0]?.text ?? ''} ${headlines[0]?.detail ?? ''}`,
  };
};

describe('about a figure', () => {
  it.each([
    ['20', 1],
    ['-20', 1],
    ['740', 5],
    ['600', 30],
    ['1000', 50],
    // Of ten half a unit is what rounds to it; of what is not round, too.
    ['10', 0.5],
    ['17', 0.5],
    ['33.9', 0.05],
    ['20.0', 0.05],
    ['0', 0.5],
  ])('%s leaves room of %d', (said, room) => {
    expect(aboutRoom(said)).toBeCloseTo(room, 12);
  });

  it.each([
    ['direction=up&side=about&said=20', 119.1, 'holds'],
    ['direction=up&side=about&said=20', 120.9, 'holds'],
    ['direction=up&side=about&said=20', 121.9, 'cannot_check'],
    ['direction=up&side=about&said=20', 122.1, 'fails'],
    ['direction=down&side=nearly&said=20', 80.6, 'holds'],
    ['direction=down&side=nearly&said=20', 81.9, 'cannot_check'],
    ['direction=down&side=nearly&said=20', 82.1, 'fails'],
    // What is more is not nearly so much.
    ['direction=down&side=nearly&said=20', 79.9, 'fails'],
    ['direction=down&side=nearly&said=20', 80, 'fails'],
    ['direction=down&side=nearly&said=20', 120, 'fails'],
  ])('%s and a close of %d: %s', (query, end, kind) => {
    const judged = judge(query, end);
    expect(judged.kind).toBe(kind);
    expect(judged.sentence).toContain(query.includes('about') ? 'was about 20%' : 'was nearly 20%');
  });

  it('says why it cannot be judged, and that what is shown as the figure is not it', () => {
    expect(judge('direction=down&side=nearly&said=20', 81.9).found).toContain(
      'How near to 20% “nearly” must be is not said: the figure is −18.10%.',
    );
    // 10.547% is shown as 10.55%, which a reader rounds to 10.6%.
    expect(judge('direction=up&said=10.6', 110.547).found).toContain('before rounding the figure is +10.5470%, not 10.6%');
  });
});
