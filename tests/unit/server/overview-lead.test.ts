import { describe, expect, it } from 'vitest';
import { composeLead } from '@/lib/server/overview-lead';
import type { StudyResult } from '@/lib/studies/study-result';
import type { Row } from '@/lib/studies/study';

const instruments = [{ symbol: 'RUT', name: 'Russell 2000', kind: 'index' }, { symbol: 'SPX', name: 'S&P 500', kind: 'index' }, { symbol: 'M7', name: 'Magnificent 7', kind: 'composite' }];

/** The part of a result that the sentence reads. */
function toResult(rows: readonly Row[], params: StudyResult['params'] = {}): StudyResult {
  const part: Partial<StudyResult> = { rows, params, instruments, range: { from: '2024-07-10', to: '2024-07-16', last: 'max', sessions: rows.length } as StudyResult['range'] };
  return part as StudyResult;
}

function toSpread(a: string, last: Row, sessions: number): StudyResult {
  return toResult([...Array.from({ length: sessions - 1 }, () => ({ value: 0, rank_to_date: 1 })), last], { a, b: 'SPX' });
}

const none = { streaks: null, spreads: [], recordStrip: null, members: null };

describe('the sentence of the front page', () => {
  it('says nothing about an empty market', () => {
    expect(composeLead(none)).toBeNull();
  });
  it('names a subject once and puts the clause with a rank last', () => {
    const streaks = { ...toResult([{ status: 'open', sessions: 5 }]), range: { sessions: 10_000 } as StudyResult['range'] };
    expect(composeLead({ ...none, streaks, spreads: [toSpread('RUT', { value: 9.92, rank_to_date: 1 }, 1000)] }))
      .toBe('The Russell 2000 rose 1% or more for a fifth straight session and beat the S&P 500 by 9.92 points in five sessions, the most of 1,000.');
  });
  it('ranks a lag from the bottom and joins the basket with its members', () => {
    const members = toResult([...Array.from({ length: 19 }, () => ({ advancers: 4, eligible: 7 })), { advancers: 0, eligible: 7 }]);
    expect(composeLead({ ...none, members, spreads: [toSpread('M7', { value: -5.45, rank_to_date: 99 }, 100)] }))
      .toBe('None of the Magnificent 7 rose on the day and together they lagged the S&P 500 by 5.45 points in five sessions, the 2nd most of 100.');
  });
  it('says the share of milder windows where a rank is rare but far down', () => {
    const milder = Array.from({ length: 999 }, (_, place) => ({ value: place < 30 ? 9 : 0, rank_to_date: 1 }));
    expect(composeLead({ ...none, spreads: [toResult([...milder, { value: 3, rank_to_date: 31 }], { a: 'RUT', b: 'SPX' })] }))
      .toBe('The Russell 2000 beat the S&P 500 by 3.00 points in five sessions, more than in 96% of 1,000 such windows.');
  });
  it('leaves an ordinary rank out, and sessions with another denominator', () => {
    const members = toResult([{ advancers: 0, eligible: 6 }, { advancers: 1, eligible: 7 }, { advancers: 7, eligible: 7 }]);
    expect(composeLead({ ...none, members, spreads: [toSpread('RUT', { value: 0.51, rank_to_date: 20 }, 100)] }))
      .toBe('The Russell 2000 beat the S&P 500 by 0.51 points in five sessions and all 7 of the Magnificent 7 rose on the day.');
  });
});
