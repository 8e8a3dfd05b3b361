import { describe, expect, it } from 'vitest';
import { nameEarnings } from '@/lib/market/series/earnings-series';
import { observedKey, type ObservedSeries } from '@/lib/market/series/observed-series';
import { forward } from '@/lib/studies/after/forward/study';
import { describeWhen, sampleCondition } from '@/lib/studies/after/forward/condition-sample';
import { makeRandomMarket } from '../../support/random-market';

const market = makeRandomMarket(3, 300);
const id = nameEarnings('sp600');

/** A share that rises through a half on session 100 and falls back on 200. */
const shares: ObservedSeries = {
  definition: { id, name: id, unit: 'fraction', frequency: 'daily', source: 'import', licenceClass: 'restricted' },
  announcedDaysAhead: 0,
  announcedThatDay: [],
  observations: market.sessions.map((session, t) => ({
    period: session,
    value: t >= 100 && t < 200 ? 0.6 : 0.4,
    knownFrom: session,
    dating: 'published',
    seenOn: session,
    source: 'import',
  })),
};

describe('the sessions with the earnings of smaller companies broadening', () => {
  it('are those on which the share is above a half and above that of 63 sessions before', () => {
    const sample = sampleCondition({ market: { ...market, observed: new Map([[observedKey({ id }), shares]]) } }, { when: 'earnings' });
    const held = market.sessions.flatMap((_, t) => (sample?.mask[t] === 1 ? [t] : []));
    expect(held).toEqual(Array.from({ length: 63 }, (_, step) => 100 + step));
    expect(sample?.flags).toEqual([]);
  });

  it('are none where no earnings are stored, which is said', () => {
    const sample = sampleCondition({ market }, { when: 'earnings' });
    expect(sample?.mask.some((mark) => mark === 1)).toBe(false);
    expect(sample?.flags.map(({ message }) => message)).toEqual([
      'Not stored: what the S&P SmallCap 600 members filed. Whether the condition held cannot be checked on any session.',
    ]);
  });

  it('are asked for by the study, which says what holds on them', () => {
    const params = forward.params.parse({ when: 'earnings' });
    expect(forward.series?.(params)).toEqual([{ id }]);
    expect(describeWhen(params)).toContain('More than half of the S&P SmallCap 600 members with trailing earnings above a year before');
  });
});
