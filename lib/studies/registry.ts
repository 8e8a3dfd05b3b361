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

/** Every study, in the order of pages and menus. Adding one is its file and a line here. */
export const studies: readonly Study[] = [
  performance,
  streaks,
  outperformance,
  ratio,
  records,
  drawdowns,
  distance,
  participation,
  leaders,
  advanceDecline,
  mcclellan,
  aboveAverage,
  highsLows,
  thrusts,
  hindenburg,
  members,
  contribution,
  concentration,
  equalVsCap,
  dispersion,
  forward,
  claim,
  facts,
  needs,
];

/** The study with this id, or undefined. */
export function findStudy(id: string): Study | undefined {
  return studies.find((study) => study.id === id);
}
