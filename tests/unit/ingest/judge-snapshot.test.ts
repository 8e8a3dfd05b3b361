import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { hasReconstitution } from '@/lib/ingest/judge/has-reconstitution';
import { judgeSnapshot, type SnapshotQuestion } from '@/lib/ingest/judge/judge-snapshot';

const day = parseSessionDate;
const names = (from: number, to: number): Set<string> => new Set(Array.from({ length: to - from }, (_, place) => `M${from + place}`));
const question: SnapshotQuestion = {
  name: 'S&P 500',
  session: day('2024-05-31'),
  symbols: names(0, 503),
  weightSum: 0.997,
  unresolved: [],
  members: [500, 505],
  reconstitution: 'quarterly',
  nearest: null,
};
const refusals = (change: Partial<SnapshotQuestion>): readonly string[] => judgeSnapshot({ ...question, ...change }).refusals;

describe('a list of the members of an index', () => {
  it('has about as many as the index, and weights of about all of it', () => {
    expect(refusals({})).toEqual([]);
    expect([450, 449, 555, 556].map((count) => refusals({ symbols: names(0, count) }).length)).toEqual([0, 1, 0, 1]);
    expect([0.985, 0.9849, 1.01, 1.0101, null].map((weightSum) => refusals({ weightSum }).length)).toEqual([0, 1, 0, 1, 0]);
  });

  it('brings few new names, but where the index was made anew', () => {
    const nearest = (session: string, shift: number) => ({ session: day(session), symbols: names(shift, 503 + shift) });
    expect(refusals({ nearest: nearest('2024-04-30', 25) })).toEqual([]);
    expect(refusals({ nearest: nearest('2024-04-30', 26) })).toEqual([expect.stringContaining('26 of 503 names')]);
    // From an older list over March's third Friday.
    expect(refusals({ nearest: nearest('2024-02-29', 100) })).toEqual([]);
    expect(refusals({ nearest: nearest('2024-02-29', 300) })).toHaveLength(1);
    // A later list is judged in the same way.
    expect(refusals({ nearest: nearest('2024-06-03', 26) })).toHaveLength(1);
  });

  it('names what could not be told', () => {
    expect(judgeSnapshot({ ...question, unresolved: ['- (A NAME)'] }).remarks).toEqual([
      '1 lines could not be told from their ticker: - (A NAME)',
    ]);
  });
});

it('knows the days on which indexes are made anew', () => {
  const between = (kind: 'quarterly' | 'russell', one: string, other: string) => hasReconstitution(kind, day(one), day(other));
  expect([
    between('quarterly', '2024-05-31', '2024-06-28'),
    between('quarterly', '2024-03-28', '2024-04-30'),
    between('quarterly', '2024-12-31', '2024-11-29'),
  ]).toEqual([true, false, true]);
  expect([
    between('russell', '2024-05-31', '2024-06-28'),
    between('russell', '2024-06-28', '2024-07-31'),
    between('russell', '2024-10-31', '2024-11-29'),
    between('russell', '2026-10-30', '2026-11-20'),
  ]).toEqual([true, true, false, true]);
});
