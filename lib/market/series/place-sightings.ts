import { addDays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { periodEnd } from './periods';
import type { Frequency, Observation } from './series';

/** A value as a source showed it on a day. */
export interface Sighting {
  readonly period: SessionDate;
  readonly value: number;
  readonly seenOn: SessionDate;
  /** Whether it became known on that very day, as a vintage or a stated date says; else it was known by then. */
  readonly isPublished: boolean;
  readonly source: string;
}

export interface PlacingRules {
  readonly frequency: Frequency;
  /** Null where nobody knows it: then a value counts as known from the day on which it was seen. */
  readonly usualLagDays: number | null;
  /** The last day on which the source was read and had nothing newer than what stands; null where it never was. */
  readonly readUntil: SessionDate | null;
  /** Smaller changes of a value are none; 0 if left out. */
  readonly leastRevision?: number | undefined;
}

/** A sighting, with the day from which it was known where that is stored already. */
interface Placed extends Sighting {
  readonly standing: Observation | null;
}

function toPlaced(observation: Observation): Placed {
  const { period, value, seenOn, dating, source } = observation;
  return { period, value, seenOn, source, isPublished: dating === 'published', standing: observation };
}

/** Later ones of the list replace earlier ones of the same day; what was published on a day stands above what was merely seen on it. */
function onePerDay(sightings: readonly Placed[]): Placed[] {
  const days = new Map<SessionDate, Placed>();
  for (const sighting of sightings) {
    const known = days.get(sighting.seenOn);
    if (known?.isPublished === true && !sighting.isPublished) continue;
    // The first value of a period keeps the day from which it was known when it is corrected on the day of its reading.
    const keepsDay = known !== undefined && known.isPublished === sighting.isPublished && sighting.standing === null;
    const standing =
      !keepsDay || known.standing === null
        ? sighting.standing
        : { ...known.standing, value: sighting.value, source: known.value === sighting.value ? known.source : sighting.source };
    days.set(sighting.seenOn, { ...sighting, source: standing?.source ?? sighting.source, standing });
  }
  return [...days.values()].sort((one, other) => (one.seenOn < other.seenOn ? -1 : 1));
}

function placeFirst({ period, value, seenOn, isPublished, source, standing }: Placed, rules: PlacingRules, isNewest: boolean): Observation {
  if (standing !== null) return standing;
  if (isPublished) return { period, value, seenOn, source, knownFrom: seenOn, dating: 'published' };
  const { usualLagDays, frequency, readUntil } = rules;
  const usual = usualLagDays === null ? seenOn : addDays(periodEnd(period, frequency), usualLagDays);
  const earliest = isNewest && readUntil !== null ? addDays(readUntil, 1) : usual;
  const likely = usual > earliest ? usual : earliest;
  return likely >= seenOn
    ? { period, value, seenOn, source, knownFrom: seenOn, dating: 'seen' }
    : { period, value, seenOn, source, knownFrom: likely, dating: 'usual-lag' };
}

function placePeriod(sightings: readonly Placed[], rules: PlacingRules, isNewest: boolean): Observation[] {
  const placed: Observation[] = [];
  for (const sighting of onePerDay(sightings)) {
    const before = placed.at(-1);
    const { period, value, seenOn, isPublished, source } = sighting;
    if (before === undefined) placed.push(placeFirst(sighting, rules, isNewest));
    else if (value !== before.value && Math.abs(value - before.value) >= (rules.leastRevision ?? 0)) {
      placed.push({ period, value, seenOn, source, knownFrom: seenOn, dating: isPublished ? 'published' : 'seen' });
    }
  }
  return placed;
}

/**
 * What is known of a series when further sightings are added to what stands: per period the values in the order in which they became
 * known, each once. The first value of a period was known from the end of the period and the usual lag on, but not later than it was seen,
 * nor before a reading that did not have it; each further one from the day on which it was seen. Earlier vintages that come later find their place before.
 * @param standing what is stored, of all periods.
 * @returns all observations, by period and day.
 */
export function placeSightings(standing: readonly Observation[], sightings: readonly Sighting[], rules: PlacingRules): Observation[] {
  const periods = new Map<SessionDate, Placed[]>();
  let newest = '';
  for (const observation of standing) if (observation.period > newest) newest = observation.period;
  for (const one of [...standing.map(toPlaced), ...sightings.map((sighting): Placed => ({ ...sighting, standing: null }))]) {
    const known = periods.get(one.period);
    if (known === undefined) periods.set(one.period, [one]);
    else known.push(one);
  }
  return [...periods]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([period, list]) => placePeriod(list, rules, newest !== '' && period > newest));
}
