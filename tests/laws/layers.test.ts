import { describe, expect, it } from 'vitest';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import type { Note } from '@/lib/market/note';
import type { ObservedSeries } from '@/lib/market/series/observed-series';
import { placeSightings } from '@/lib/market/series/place-sightings';
import { layerIds, type LayerId } from '@/lib/studies/kit/layer-ids';
import type { LayerEvent } from '@/lib/studies/layers/layer';
import { layers } from '@/lib/studies/layers/layers';
import { makeRandomMarket } from '../support/random-market';
import { withRandomUniverses } from '../support/random-universe';

const subject = { symbol: 'RUT', universe: 'nyse' };
const months = Array.from({ length: 60 }, (_, at) =>
  parseSessionDate(`${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`),
);

function makeSeries(id: string, frequency: 'daily' | 'monthly', values: readonly (readonly [SessionDate, number])[]): ObservedSeries {
  const usualLagDays = frequency === 'daily' ? 0 : 200;
  const sightings = values.map(([period, value]) => ({
    period,
    value,
    seenOn: parseSessionDate('2025-01-02'),
    isPublished: false,
    source: 'import',
  }));
  return {
    definition: { id, name: id, unit: 'percent', frequency, source: 'fred', licenceClass: 'public' },
    announcedDaysAhead: frequency === 'daily' ? 1 : 0,
    announcedThatDay: [],
    observations: placeSightings([], sightings, { frequency, usualLagDays, readUntil: null }),
  };
}

/** The counts of the NYSE with two weeks of falls and two of rises: few random walks have a thrust. */
function plantThrust(market: Market): Market {
  const nyse = market.universes.get('nyse');
  if (nyse?.counts == null) throw new Error('the market has no counts');
  const advances = nyse.counts.advances.slice().fill(1, 280, 295).fill(9, 295, 310);
  const declines = nyse.counts.declines.slice().fill(9, 280, 295).fill(1, 295, 310);
  const counts = { ...nyse.counts, advances, declines };
  return { ...market, universes: new Map([...market.universes, ['nyse', { ...nyse, counts }]]) };
}

/** A random market with universes, a rate that moves now and then, and recessions. */
function makeMarket(seed: number): Market {
  const market = plantThrust(withRandomUniverses(makeRandomMarket(seed, 700), seed));
  const days = market.sessions.map((day, at): readonly [SessionDate, number] => [day, 1 + Math.floor(((at + seed) * 7) / 90) * 0.25]);
  const dated = months.map((month, at): readonly [SessionDate, number] => [month, Math.floor((at + seed) / 7) % 3 === 0 ? 1 : 0]);
  const observed = new Map([
    ['DFEDTARU', makeSeries('DFEDTARU', 'daily', days)],
    ['USREC', makeSeries('USREC', 'monthly', dated)],
  ]);
  const notes = market.sessions.flatMap((day, at): Note[] => {
    const [to, knownFrom] = [market.sessions[at + (at % 5)], market.sessions[at + (at % 3)]];
    if (at % 41 !== 0 || to === undefined || knownFrom === undefined) return [];
    return [{ from: day, to, text: `Note ${at}`, knownFrom, source: 'me' }];
  });
  return { ...market, observed, notes };
}

function find(market: Market, id: LayerId): readonly LayerEvent[] {
  const finding = layers[id].find(market, subject);
  return 'lacks' in finding ? [] : finding.events;
}

/** What of an event never changes once it is known: how long it lasts is known later. */
const begun = ({ from, knownFrom, source }: LayerEvent): string => [from, knownFrom, source].join(' ');

describe('every layer', () => {
  const seeds = [3, 11];

  it.each(layerIds)('%s: at each close all that was known, and nothing that became known later', (id) => {
    let seen = 0;
    for (const seed of seeds) {
      const market = makeMarket(seed);
      const all = find(market, id);
      seen += all.length;
      for (let t = 60; t < market.sessions.length; t += 37) {
        const asOf = market.sessions[t];
        if (asOf === undefined) continue;
        const known = find(cutMarket(market, asOf), id);
        expect(known.filter(({ knownFrom, from }) => knownFrom > asOf || from > asOf)).toEqual([]);
        expect(known.map(begun), `${id} at ${asOf}`).toEqual(all.filter(({ knownFrom }) => knownFrom <= asOf).map(begun));
      }
    }
    // The market of the test has each of them, but for claims, of which some were published in its years.
    expect(seen).toBeGreaterThan(0);
  });

  it('ends where it was known to end', () => {
    for (const seed of seeds) {
      const market = makeMarket(seed);
      const asOf = market.sessions[500];
      if (asOf === undefined) throw new Error('too short a market');
      for (const id of layerIds)
        for (const { from, to } of find(cutMarket(market, asOf), id)) {
          expect(to === null || to >= from).toBe(true);
          expect(to === null || to <= asOf).toBe(true);
        }
    }
  });

  it('says what is lacking where nothing is stored', () => {
    const bare = { ...makeMarket(3), series: new Map(), observed: new Map(), universes: new Map(), notes: [] };
    const lacks = layerIds.flatMap((id) => {
      const finding = layers[id].find(bare, subject);
      return 'lacks' in finding ? [[id, finding.lacks]] : [];
    });
    expect(lacks).toEqual([
      ['records', 'closes of RUT'],
      ['cycle', 'closes of SPX'],
      ['thrusts', 'advances and declines of NYSE'],
      ['omens', 'highs and lows of NYSE'],
      ['fed', 'the series DFEDTARU'],
      ['recessions', 'the series USREC'],
      ['members', 'the members of S&P 500'],
      ['notes', 'notes of your own that were known then'],
    ]);
  });
});
