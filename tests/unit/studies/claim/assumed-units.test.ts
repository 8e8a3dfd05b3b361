import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { knowMarket } from '@/lib/market/know-market';
import { rangeOf } from '@/lib/market/study-range';
import { claim } from '@/lib/studies/after/claim/study';
import { listKnowledgeFlags } from '@/lib/studies/kit/knowledge-flags';
import { makeMarket } from '@/tests/support/make-market';

// A tenth higher each session.
const whole = makeMarket('2022-12-01', { SPX: Array.from({ length: 160 }, (_, t) => 100 + t / 10) });

/** A claim about the closes up to a session, and what is known of them if the next close is 200. */
function know(asOf: string, query: string) {
  const params = claim.params.parse(
    Object.fromEntries(new URLSearchParams(`measure=return&symbol=SPX&sessions=1&comparison=largest&${query}`)),
  );
  const asked = { asOf: parseSessionDate(asOf), basis: 'price', assume: { kind: 'closes', closes: { SPX: 200 } } } as const;
  const reads = { reads: [{ symbols: ['SPX'], basis: 'price' }], sampling: claim.sampling?.(params) } as const;
  const known = knowMarket(whole, asked, reads, createCalendar());
  if (!known.ok) throw new Error(known.issue.message);
  return { params, known: known.value, flags: listKnowledgeFlags(known.value, reads).map(({ message }) => message) };
}

/** What such a claim says. */
function tell(asOf: string, query: string): string {
  const {
    params,
    known: { market, daily, next },
  } = know(asOf, query);
  const { verdict } = claim.compute({ market, daily, next, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, params);
  return verdict?.sentence.map(({ text }) => text).join('') ?? '';
}

describe('a claim with a close that is assumed', () => {
  it.each([
    [
      'ends a week',
      '2023-03-16',
      'unit=week',
      'weekly gain in the week to 17 Mar 2023 was the largest',
      'if the SPX ends the week at 200.00.',
    ],
    [
      'extends a week',
      '2023-03-14',
      'unit=week',
      'weekly gain in the week so far (to 15 Mar 2023) was the largest',
      'if the SPX closes at 200.00 that day.',
    ],
    ['ends a month', '2023-03-30', 'unit=month', 'monthly gain in March 2023 was the largest', 'if the SPX ends the month at 200.00.'],
    [
      'ends a half of the year',
      '2023-06-29',
      'unit=year&part=first-half',
      'first-half gain in 2023 was the largest',
      'if the SPX ends the first half at 200.00.',
    ],
    ['is one of a day', '2023-03-14', 'unit=session', 'one-session gain on 15 Mar 2023 was the largest', 'if the SPX closes at 200.00.'],
  ])('says what it does where it %s', (_, asOf, query, claimed, assumed) => {
    const sentence = tell(asOf, query);
    expect(sentence).toContain(claimed);
    expect(sentence).toContain(assumed);
  });

  it('says where that close is read by nothing: within a half of the year, or after the part that is compared', () => {
    const unread = (date: string): string =>
      `The close assumed for ${date} changes nothing: it ends no part of the year, and only parts that are over are compared.`;
    expect(know('2023-07-13', 'unit=year&part=first-half').flags).toEqual([unread('14 Jul 2023')]);
    expect(know('2023-07-13', 'unit=year&part=first-sessions&partSessions=5').flags).toEqual([unread('14 Jul 2023')]);
    for (const part of ['first-half', 'to-date']) expect(know('2023-06-29', `unit=year&part=${part}`).flags).toEqual([]);
    expect(know('2023-03-14', 'unit=week').flags).toEqual([]);
  });
});
