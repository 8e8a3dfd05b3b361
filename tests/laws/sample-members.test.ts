import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { generateSampleMarket, lastSampleSession } from '@/prisma/sample/generate-sample-market';
import { generateSampleMembers, sampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import { alignCloses, findUniverse, measureAgreement, membersOn, sumWeightedReturns } from '../unit/sample/weighted-index';
import { rounds } from '../support/rounds';

const calendar = createCalendar();
const market = generateSampleMarket(calendar);
const from = parseSessionDate('2023-06-01');
const sessions = calendar.sessionsBetween(from, lastSampleSession);
const sizes = fc.record({
  seed: fc.nat(),
  large: fc.integer({ min: 120, max: 700 }),
  largeLater: fc.integer({ min: 12, max: 80 }),
  small: fc.integer({ min: 20, max: 150 }),
  smallLater: fc.integer({ min: 6, max: 40 }),
});

describe('whatever the seed and the number of companies', () => {
  it('the indices are the sums of their members, and every member has a close', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), (size, withGiven) => {
        const made = generateSampleMembers(calendar, market, { ...size, from, given: withGiven ? sampleMemberPlan.given : [] });
        const closes = alignCloses(market, made, sessions);
        for (const [id, symbol] of [
          ['sp500', 'SPX'],
          ['nasdaq100', 'NDX'],
          ['russell2000', 'RUT'],
        ] as const) {
          const universe = findUniverse(made, id);
          const { worst, span } = measureAgreement(
            sumWeightedReturns(universe, closes, sessions),
            closes.get(symbol) ?? new Float64Array(),
          );
          expect(worst).toBeLessThan(1e-6);
          expect(Math.abs(span)).toBeLessThan(1e-6);
          for (const [at, session] of sessions.entries()) {
            expect(membersOn(universe, session).filter((member) => !((closes.get(member)?.[at] ?? NaN) > 0))).toEqual([]);
          }
        }
      }),
      { numRuns: rounds(8) },
    );
  });
});
