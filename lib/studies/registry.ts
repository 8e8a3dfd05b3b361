import { aboveAverage } from './breadth/above-average';
import { advanceDecline } from './breadth/advance-decline';
import { highsLows } from './breadth/highs-lows';
import { hindenburg } from './breadth/hindenburg';
import { mcclellan } from './breadth/mcclellan';
import { thrusts } from './breadth/thrusts';
import { claim } from './claim/claim';
import { distance } from './distance';
import { drawdowns } from './drawdowns';
import { facts } from './facts/facts';
import { forward } from './forward/forward';
import { leaders } from './leaders';
import { concentration } from './members/concentration';
import { contribution } from './members/contribution';
import { dispersion } from './members/dispersion';
import { equalVsCap } from './members/equal-vs-cap';
import { members } from './members/members';
import { needs } from './needs/needs';
import { outperformance } from './outperformance';
import { participation } from './participation';
import { performance } from './performance';
import { ratio } from './ratio';
import { records } from './records';
import { streaks } from './streaks';
import type { Study } from './study';

/** Studies that belong together, under one heading. */
export interface StudyGroup {
  readonly title: string;
  readonly studies: readonly Study[];
}

/** Every study, in the order of pages and menus. Adding one is its file and a line here. */
export const studyGroups: readonly StudyGroup[] = [
  { title: 'Moves', studies: [performance, streaks, outperformance, ratio, records, drawdowns, distance, participation, leaders] },
  { title: 'Breadth of a universe', studies: [advanceDecline, mcclellan, aboveAverage, highsLows, thrusts, hindenburg] },
  { title: 'Members of a universe', studies: [members, contribution, concentration, equalVsCap, dispersion] },
  { title: 'Claims and what came next', studies: [forward, claim, facts, needs] },
];

export const studies: readonly Study[] = studyGroups.flatMap((group) => group.studies);

/** The study with this id, or undefined. */
export function findStudy(id: string): Study | undefined {
  return studies.find((study) => study.id === id);
}
