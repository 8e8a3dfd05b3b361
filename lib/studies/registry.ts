import { aboveAverage } from './breadth/above-average/study';
import { advanceDecline } from './breadth/advance-decline/study';
import { highsLows } from './breadth/highs-lows/study';
import { hindenburg } from './breadth/hindenburg/study';
import { mcclellan } from './breadth/mcclellan/study';
import { sectorBreadth } from './breadth/sector-breadth/study';
import { thrusts } from './breadth/thrusts/study';
import { conditions } from './economy/conditions/study';
import { claim } from './after/claim/study';
import { cycle } from './moves/cycle/study';
import { baton } from './moves/baton/study';
import { distance } from './moves/distance/study';
import { drawdowns } from './moves/drawdowns/study';
import { facts } from './after/facts/study';
import { forward } from './after/forward/study';
import { leaders } from './moves/leaders/study';
import { concentration } from './members/concentration/study';
import { contribution } from './members/contribution/study';
import { dispersion } from './members/dispersion/study';
import { equalVsCap } from './members/equal-vs-cap/study';
import { members } from './members/members/study';
import { needs } from './after/needs/study';
import { outperformance } from './moves/outperformance/study';
import { participation } from './moves/participation/study';
import { performance } from './moves/performance/study';
import { ratio } from './moves/ratio/study';
import { records } from './moves/records/study';
import { rotation } from './moves/rotation/study';
import { seasons } from './moves/seasons/study';
import { streaks } from './moves/streaks/study';
import type { Study } from './kit/study';

/** Studies that belong together, under one heading. */
export interface StudyGroup {
  readonly title: string;
  readonly studies: readonly Study[];
}

/** Every study, in the order of pages and menus. Adding one is its room and a line here. */
export const studyGroups: readonly StudyGroup[] = [
  {
    title: 'Moves',
    studies: [
      performance,
      streaks,
      outperformance,
      ratio,
      records,
      drawdowns,
      cycle,
      distance,
      participation,
      leaders,
      rotation,
      baton,
      seasons,
    ],
  },
  { title: 'Breadth of a universe', studies: [advanceDecline, mcclellan, aboveAverage, highsLows, sectorBreadth, thrusts, hindenburg] },
  { title: 'Members of a universe', studies: [members, contribution, concentration, equalVsCap, dispersion] },
  { title: 'The economy', studies: [conditions] },
  { title: 'Claims and what came next', studies: [forward, claim, facts, needs] },
];

export const studies: readonly Study[] = studyGroups.flatMap((group) => group.studies);

/** The study with this id, or undefined. */
export function findStudy(id: string): Study | undefined {
  return studies.find((study) => study.id === id);
}
