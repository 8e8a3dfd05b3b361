import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { compareSnapshots, type MemberList } from '@/lib/ingest/snapshots/compare-snapshots';
import { findHindsightEnd } from '@/lib/market/universe/survivorship-of';
import { deriveSpells, findKnownTo } from '@/lib/ingest/snapshots/derive-spells';

const dayAt = (index: number): SessionDate => parseSessionDate(new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10));
const list = (session: string, ...members: number[]): MemberList => ({ session: parseSessionDate(session), members: new Set(members) });
const words = (spells: ReturnType<typeof compareSnapshots>): string[] =>
  spells.map(
    ({ instrumentId, from, until, lastWithout, lastWith }) =>
      `${instrumentId}: ${lastWithout ?? ''}<${from} ${lastWith ?? ''}<${until ?? ''}`,
  );

// A member that comes and goes at least so many days after it last did: no monthly list can miss both.
const [length, step, leastDays] = [900, 30, 95];
interface Truth {
  readonly instrumentId: number;
  readonly from: number;
  readonly until: number | null;
}

const truths: fc.Arbitrary<Truth[]> = fc
  .array(fc.array(fc.integer({ min: leastDays, max: 250 }), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((all) =>
    all.flatMap((gaps, instrumentId) => {
      const days = gaps.map((_, place) => gaps.slice(0, place + 1).reduce((sum, gap) => sum + gap, 0)).filter((at) => at < length);
      return days.flatMap((from, place) => (place % 2 === 0 ? [{ instrumentId, from, until: days[place + 1] ?? null }] : []));
    }),
  );

const listsOf = (truth: readonly Truth[], days: readonly number[]): MemberList[] =>
  days.map((at) => ({
    session: dayAt(at),
    members: new Set(
      truth.filter(({ from, until }) => from <= at && (until === null || at < until)).map(({ instrumentId }) => instrumentId),
    ),
  }));
const monthly = Array.from({ length: length / step }, (_, place) => place * step);
const exactOf = (truth: readonly Truth[]) =>
  truth.map(({ instrumentId, from, until }) => ({ instrumentId, from: dayAt(from), until: until === null ? null : dayAt(until) }));

describe('spells by comparing lists', () => {
  it('begin with the first list that has a name and end with the first that lacks it, and say between which they lie', () => {
    expect(words(compareSnapshots([list('2024-01-31', 1, 2), list('2024-02-29', 1, 3), list('2024-03-28', 1, 2, 3)]))).toEqual([
      '1: <2024-01-31 <',
      '2: <2024-01-31 2024-01-31<2024-02-29',
      '2: 2024-02-29<2024-03-28 <',
      '3: 2024-01-31<2024-02-29 <',
    ]);
  });

  it('bracket what was so, and a month that is missing widens the bracket alone', () => {
    fc.assert(
      fc.property(truths, fc.integer({ min: 1, max: monthly.length - 2 }), (truth, missing) => {
        const exact = new Map(
          exactOf(truth).map((spell) => [
            `${spell.instrumentId}`,
            exactOf(truth).filter(({ instrumentId }) => instrumentId === spell.instrumentId),
          ]),
        );
        for (const days of [monthly, monthly.filter((_, place) => place !== missing)]) {
          const spells = compareSnapshots(listsOf(truth, days));
          for (const [id, own] of exact) {
            const found = spells.filter(({ instrumentId }) => String(instrumentId) === id);
            const seen = own.filter(({ from }) => from <= dayAt(days.at(-1) ?? 0));
            expect(found.length).toBe(seen.length);
            found.forEach(({ from, until, lastWithout, lastWith }, place) => {
              const real = seen[place];
              if (real === undefined) throw new Error('a spell that nobody had');
              expect(lastWithout === null || lastWithout < real.from).toBe(true);
              expect(real.from <= from).toBe(true);
              if (until !== null) expect(real.until !== null && real.until <= until && (lastWith ?? '') < real.until).toBe(true);
            });
          }
        }
      }),
    );
  });
});

describe('spells from exact days and lists', () => {
  it('are the exact days as far as those reach, whatever lists lie between, and are carried on behind them', () => {
    fc.assert(
      fc.property(truths, fc.integer({ min: 200, max: 700 }), (truth, cut) => {
        const exact = exactOf(truth)
          .filter(({ from }) => from <= dayAt(cut))
          .map((spell) => ({ ...spell, until: spell.until !== null && spell.until <= dayAt(cut) ? spell.until : null }));
        fc.pre(exact.some(({ until }) => until !== null));
        const knownTo = findKnownTo(exact) ?? dayAt(0);
        const spells = deriveSpells(listsOf(truth, monthly), { spells: exact, knownTo });
        const whole = exactOf(truth);
        for (const { instrumentId, from, until, lastWithout, lastWith } of spells) {
          const real = whole.find(
            (one) => one.instrumentId === instrumentId && one.from <= from && (one.until === null || from < one.until),
          );
          if (real === undefined) throw new Error('a spell that nobody had');
          if (from <= knownTo) expect(from).toBe(real.from);
          else expect((lastWithout ?? '') < real.from).toBe(true);
          if (until !== null && until <= knownTo) expect(until).toBe(real.until);
          else if (until !== null) expect(real.until !== null && real.until <= until && (lastWith ?? '') < real.until).toBe(true);
        }
        const open = (one: { readonly from: SessionDate; readonly until: SessionDate | null }) => one.until === null;
        expect(spells.filter(open).length).toBeGreaterThanOrEqual(whole.filter((one) => open(one) && one.from <= knownTo).length);
      }),
    );
  });

  it('begin before the exact days where lists do', () => {
    const exact = {
      spells: [
        { instrumentId: 1, from: dayAt(100), until: null },
        { instrumentId: 2, from: dayAt(100), until: dayAt(200) },
      ],
      knownTo: dayAt(200),
    };
    const lists = [
      { session: dayAt(40), members: new Set([3]) },
      { session: dayAt(70), members: new Set([1, 3]) },
      { session: dayAt(150), members: new Set([9]) },
      { session: dayAt(230), members: new Set<number>() },
    ];
    expect(words(deriveSpells(lists, exact))).toEqual([
      `1: ${dayAt(40)}<${dayAt(70)} ${dayAt(200)}<${dayAt(230)}`,
      `2: ${dayAt(70)}<${dayAt(100)} <${dayAt(200)}`,
      `3: <${dayAt(40)} ${dayAt(70)}<${dayAt(100)}`,
    ]);
  });

  it('carry a list that nobody ever left up to the first of a fund: its members go on, stay behind or begin there', () => {
    const todays = {
      spells: [
        { instrumentId: 1, from: dayAt(1), until: null },
        { instrumentId: 2, from: dayAt(5), until: null },
        { instrumentId: 4, from: dayAt(60), until: null },
      ],
      knownTo: dayAt(60),
    };
    expect(words(deriveSpells([], todays))).toEqual([`1: <${dayAt(1)} <`, `2: <${dayAt(5)} <`, `4: <${dayAt(60)} <`]);
    const lists = [
      { session: dayAt(40), members: new Set([1, 3]) },
      { session: dayAt(70), members: new Set([3, 4]) },
    ];
    expect(words(deriveSpells(lists, todays))).toEqual([
      `1: <${dayAt(1)} ${dayAt(40)}<${dayAt(70)}`,
      `2: <${dayAt(5)} <${dayAt(40)}`,
      `3: <${dayAt(40)} <`,
      `4: ${dayAt(40)}<${dayAt(70)} <`,
    ]);
    // Of sessions with lists it says nothing, whatever it is.
    const after = (spells: ReturnType<typeof deriveSpells>) => spells.filter(({ until }) => until === null || until > dayAt(40));
    const bare = deriveSpells(lists, null);
    expect(after(deriveSpells(lists, todays)).map(({ instrumentId, until }) => [instrumentId, until])).toEqual(
      after(bare).map(({ instrumentId, until }) => [instrumentId, until]),
    );
  });

  it('tell from which session on members are known as they were', () => {
    const open = [{ until: null }];
    expect(findHindsightEnd([{ from: '2020-01-02' }], open, '2024-01-31')).toBe('2024-01-31');
    expect(findHindsightEnd([{ from: '2024-01-31' }], open, '2024-01-31')).toBeNull();
    expect(findHindsightEnd([{ from: '2020-01-02' }], [...open, { until: '2022-01-03' }], '2024-01-31')).toBeNull();
    expect(findHindsightEnd([{ from: '2020-01-02' }], open, null)).toBeNull();
    expect(findHindsightEnd([{ from: '2020-01-02' }], null, '2024-01-31')).toBeNull();
  });
});
