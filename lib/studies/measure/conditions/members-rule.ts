import { nameEarnings } from '@/lib/market/series/earnings-series';
import { exceedsLevel } from '@/lib/metrics';
import type { ConditionRule } from './condition-rules';
import { placeStandings, type Standing } from './standing';
import { lastCurrentDay, listUsable } from './walk-series';

/** Sessions before that a share is compared with: a quarter. */
export const risingSessions = 63;

/** The rule of the members of a universe by what they filed: more than half of them above a year before, and more than a quarter ago. */
export function createMembersRule(universeId: string, name: string): ConditionRule {
  return {
    id: 'members-earnings',
    condition: 'earnings',
    series: nameEarnings(universeId),
    subject: `what the ${name} members filed`,
    text: `More than half of the ${name} members with trailing earnings above a year before, and a larger share than ${risingSessions} sessions ago`,
    figure: 'share of the members that can be judged',
    unit: 'percent',
    against: `share ${risingSessions} sessions ago`,
    judge: (series, sessions) => {
      const usable = listUsable(series);
      const standings: Standing[] = [];
      const shares = new Float64Array(sessions.length).fill(NaN);
      let place = -1;
      sessions.forEach((session, t) => {
        while ((usable[place + 1]?.day ?? '9999') <= session) place += 1;
        const known = usable[place]?.observation;
        if (known === undefined) return;
        const isStale = known.period < session && lastCurrentDay(known.period, 'daily') < session;
        const figure = isStale ? NaN : known.value;
        shares[t] = figure;
        const against = shares[t - risingSessions] ?? NaN;
        const unknown = isStale ? 'stale' : Number.isNaN(against) ? 'gap' : null;
        const before = standings.at(-1);
        if (before?.unknown === unknown && Object.is(before.figure, figure) && Object.is(before.against, against)) return;
        const holds = unknown === null ? exceedsLevel(figure, 0.5) && exceedsLevel(figure, against) : null;
        const { period, dating, knownFrom } = known;
        standings.push({ day: session, holds, unknown, figure, against, period, knownFrom, dating });
      });
      return placeStandings(standings, sessions);
    },
  };
}
