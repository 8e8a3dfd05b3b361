import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { placeSightings, type PlacingRules, type Sighting } from '@/lib/market/series/place-sightings';
import { readSeriesAsKnown } from '@/lib/market/series/read-series-as-known';

const date = parseSessionDate;
const monthly: PlacingRules = { frequency: 'monthly', usualLagDays: 12, readUntil: null };
const seen = (period: string, value: number, seenOn: string, isPublished = false): Sighting => ({
  period: date(period),
  value,
  seenOn: date(seenOn),
  isPublished,
  source: 'fred',
});
const place = (sightings: readonly Sighting[], standing: ReturnType<typeof placeSightings> = [], rules = monthly) =>
  placeSightings(standing, sightings, rules);
const short = (observations: ReturnType<typeof placeSightings>) =>
  observations.map(({ period, value, knownFrom, dating }) => [period, value, knownFrom, dating]);

describe('placeSightings', () => {
  it('takes the first value of a period as known from its end and the usual lag on', () => {
    expect(short(place([seen('2024-06-01', 318.346, '2026-11-29')]))).toEqual([['2024-06-01', 318.346, '2024-07-12', 'usual-lag']]);
  });

  it('but not later than it was seen, and where nobody knows the lag from that day on', () => {
    expect(short(place([seen('2024-06-01', 318.346, '2024-07-11')]))).toEqual([['2024-06-01', 318.346, '2024-07-11', 'seen']]);
    expect(short(place([seen('2024-06-01', 7, '2026-11-29')], [], { ...monthly, usualLagDays: null }))).toEqual([
      ['2024-06-01', 7, '2026-11-29', 'seen'],
    ]);
  });

  it('nor before a reading that did not have it: a release that came late is dated late, and stays so', () => {
    const standing = place([seen('2025-08-01', 100, '2025-09-20')]);
    const late = place([seen('2025-08-01', 100, '2025-10-24'), seen('2025-09-01', 101, '2025-10-24')], standing, {
      ...monthly,
      readUntil: date('2025-10-23'),
    });
    expect(short(late)).toEqual([
      ['2025-08-01', 100, '2025-09-12', 'usual-lag'],
      ['2025-09-01', 101, '2025-10-24', 'seen'],
    ]);
    expect(place([seen('2025-09-01', 101, '2025-10-30')], late, { ...monthly, readUntil: date('2025-10-29') })).toEqual(late);
  });

  it('dates a revision by the day on which it was seen, and repeats nothing', () => {
    const first = place([seen('2024-06-01', 318.1, '2024-07-15')]);
    const second = place([seen('2024-06-01', 318.1, '2024-08-15'), seen('2024-06-01', 318.3, '2025-02-13')], first);
    expect(short(second)).toEqual([
      ['2024-06-01', 318.1, '2024-07-12', 'usual-lag'],
      ['2024-06-01', 318.3, '2025-02-13', 'seen'],
    ]);
    expect(place([seen('2024-06-01', 318.3, '2026-11-29')], second)).toEqual(second);
  });

  it('puts an older vintage before what stands: today’s value was then known later', () => {
    const today = place([seen('2024-01-01', 0.842, '2026-11-29')], [], { frequency: 'quarterly', usualLagDays: 28, readUntil: null });
    const placed = place([seen('2024-01-01', 1.6, '2024-04-25', true)], today, {
      frequency: 'quarterly',
      usualLagDays: 28,
      readUntil: null,
    });
    expect(short(placed)).toEqual([
      ['2024-01-01', 1.6, '2024-04-25', 'published'],
      ['2024-01-01', 0.842, '2026-11-29', 'seen'],
    ]);
  });

  it('believes a stated day above a reading of the same day, and a correction of it above what it corrects', () => {
    const both = place([seen('2024-06-01', 1, '2024-07-11'), seen('2024-06-01', 2, '2024-07-11', true)]);
    expect(short(both)).toEqual([['2024-06-01', 2, '2024-07-11', 'published']]);
    expect(short(place([seen('2024-06-01', 3, '2024-07-11', true)], both))).toEqual([['2024-06-01', 3, '2024-07-11', 'published']]);
    const read = place([seen('2024-06-01', 1, '2026-11-29')]);
    expect(short(place([seen('2024-06-01', 4, '2026-11-29')], read))).toEqual([['2024-06-01', 4, '2024-07-12', 'usual-lag']]);
  });

  it('passes over changes that are smaller than a revision, however many', () => {
    const rules: PlacingRules = { frequency: 'weekly', usualLagDays: 5, readUntil: null, leastRevision: 0.02 };
    const weeks = ['2024-07-10', '2024-07-17', '2024-07-24', '2024-07-31'].map((day, at) => seen('2024-07-05', -0.5 - at * 0.008, day));
    expect(short(place(weeks, [], rules))).toEqual([
      ['2024-07-05', -0.5, '2024-07-10', 'seen'],
      ['2024-07-05', -0.524, '2024-07-31', 'seen'],
    ]);
  });
});

const day = fc.integer({ min: 0, max: 27 }).map((at) => date(`2024-07-${String(at + 1).padStart(2, '0')}`));
const sighting = fc.record({
  period: fc.constantFrom('2024-03-01', '2024-04-01', '2024-05-01').map(date),
  value: fc.integer({ min: 1, max: 4 }),
  seenOn: day,
  isPublished: fc.boolean(),
  source: fc.constant('fred'),
});
// One sighting of a period a day: of two nobody can say which came first.
const sightings = fc.uniqueArray(sighting, { maxLength: 12, selector: ({ period, seenOn }) => `${period} ${seenOn}` });

describe('laws of placing', () => {
  it('the order in which sightings are given does not matter', () => {
    fc.assert(
      fc.property(sightings, (given) => {
        expect(place([...given].reverse())).toEqual(place(given));
      }),
    );
  });

  it('placing again what stands, or what it was made from, changes nothing', () => {
    fc.assert(
      fc.property(sightings, (given) => {
        const placed = place(given);
        expect(place([], placed)).toEqual(placed);
        expect(
          place(
            given.filter(({ period, seenOn }) => placed.some((one) => one.period === period && one.seenOn === seenOn)),
            placed,
          ),
        ).toEqual(placed);
      }),
    );
  });

  it('what is seen later than everything before changes nothing that was known before it', () => {
    fc.assert(
      fc.property(
        sightings,
        fc.constantFrom('2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01'),
        fc.integer({ min: 1, max: 9 }),
        day,
        (given, period, value, asOf) => {
          const placed = place(given);
          const later = place([seen(period, value, '2024-08-20')], placed, { ...monthly, readUntil: date('2024-08-19') });
          const isNewPeriod = !placed.some((one) => one.period === period);
          const read = (observations: typeof placed) =>
            readSeriesAsKnown(
              observations.filter((one) => !isNewPeriod || one.period !== period),
              asOf,
              { frequency: 'monthly' },
            );
          expect(read(later)).toEqual(read(placed));
        },
      ),
    );
  });

  it('every day is told once a period, ascending, and no value follows itself', () => {
    fc.assert(
      fc.property(sightings, (given) => {
        const placed = place(given);
        placed.slice(1).forEach((one, at) => {
          const before = placed[at];
          if (before?.period !== one.period) return;
          expect(before.knownFrom < one.knownFrom).toBe(true);
          expect(before.value).not.toBe(one.value);
        });
      }),
    );
  });
});
