import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { Market } from '@/lib/market/market';
import { defaultSeries } from '@/lib/market/series/default-series';
import { observedKey, reviseSeries, type ObservedSeries } from '@/lib/market/series/observed-series';
import { nextPeriod, periodEnd } from '@/lib/market/series/periods';
import type { Observation } from '@/lib/market/series/series';

/** A stream of numbers between 0 and 1, the same for the same seed. */
function createStream(seed: number): () => number {
  let state = seed % 2_147_483_648;
  return () => (state = (1_103_515_245 * state + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** Series that conditions are judged by; their first levels and how far a period moves them. */
const kinds: Readonly<Record<string, readonly [level: number, drift: number, spread: number]>> = {
  CPILFESL: [290, 0.0024, 0.004],
  CPIAUCSL: [290, 0.0024, 0.005],
  PCEPILFE: [115, 0.002, 0.003],
  GDPC1: [21_000, 0.004, 0.02],
  UNRATE: [4, 0, 0.06],
};

function makePeriods(id: string, from: SessionDate, to: SessionDate, seed: number): ObservedSeries {
  const shipped = defaultSeries.find((series) => series.id === id);
  if (shipped === undefined) throw new Error(`${id} is not shipped`);
  const random = createStream(seed);
  const [first, drift, spread] = kinds[id] ?? [0, 0, 0];
  const observations: Observation[] = [];
  let level = first;
  for (let period = from; period < to; period = nextPeriod(period, shipped.frequency)) {
    level *= 1 + drift + (random() - 0.5) * spread;
    // One in thirty is never published, one in five comes late, one in three is revised once, some of those twice.
    if (random() < 1 / 30) continue;
    const late = random() < 0.2 ? Math.floor(random() * 30) : 0;
    let knownFrom = addDays(periodEnd(period, shipped.frequency), shipped.usualLagDays + late);
    let value = level;
    for (let print = 0; print < 3; print += 1) {
      const dating = print > 0 || late > 0 ? 'published' : 'usual-lag';
      observations.push({ period, value: Math.round(value * 1_000) / 1_000, knownFrom, dating, seenOn: knownFrom, source: 'fred' });
      if (random() > 0.33) break;
      value *= 1 + (random() - 0.5) * spread;
      knownFrom = addDays(knownFrom, 5 + Math.floor(random() * 60));
    }
  }
  return { definition: shipped, announcedDaysAhead: 0, announcedThatDay: [], observations };
}

/** A target that is set from day to day: it steps now and then, is known on its day, and lacks some days altogether. */
function makeTarget(from: SessionDate, to: SessionDate, seed: number): ObservedSeries {
  const shipped = defaultSeries.find((series) => series.id === 'DFEDTARU');
  if (shipped === undefined) throw new Error('the target is not shipped');
  const random = createStream(seed);
  const observations: Observation[] = [];
  let value = 3;
  for (let period = from; period < to; period = addDays(period, 1)) {
    if (random() < 0.01) value = Math.max(0.25, value + (random() < 0.5 ? 0.25 : -0.25));
    if (random() < 0.02) continue;
    observations.push({ period, value, knownFrom: period, dating: 'usual-lag', seenOn: period, source: 'fred' });
  }
  return { definition: shipped, announcedDaysAhead: 1, announcedThatDay: [], observations };
}

function makeRecessions(from: SessionDate, to: SessionDate): ObservedSeries {
  const shipped = defaultSeries.find((series) => series.id === 'USREC');
  if (shipped === undefined) throw new Error('recessions are not shipped');
  const observations: Observation[] = [];
  for (let period = from, at = 0; period < to; period = nextPeriod(period, 'monthly'), at += 1) {
    const knownFrom = addDays(periodEnd(period, 'monthly'), 602);
    observations.push({ period, value: Number(at % 40 > 33), knownFrom, dating: 'usual-lag', seenOn: knownFrom, source: 'fred' });
  }
  return { definition: shipped, announcedDaysAhead: 0, announcedThatDay: [], observations };
}

/** The market with random series, revised, late and with periods that were never published: those that conditions read, the same for the same seed. */
export function withRandomSeries(market: Market, seed: number): Market {
  const [first, last] = [market.sessions[0], market.sessions.at(-1)];
  if (first === undefined || last === undefined) return market;
  const from = parseSessionDate(`${Number(first.slice(0, 4)) - 3}-01-01`);
  const series = [
    ...Object.keys(kinds).map((id, place) => makePeriods(id, from, last, seed + place * 104_729)),
    makeTarget(addDays(first, 20), addDays(last, 3), seed + 7),
    makeRecessions(from, last),
  ];
  const observed = new Map(
    series.flatMap((item) => [
      [observedKey({ id: item.definition.id }), item] as const,
      [observedKey({ id: item.definition.id, revised: true }), reviseSeries(item)] as const,
    ]),
  );
  return { ...market, observed };
}
