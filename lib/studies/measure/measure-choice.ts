import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { nameIndicatorWindow, type IndicatorName } from './indicators';
import type { MeasureParts, OpenPart } from './measure-parts';
import { isOfUniverse, type MeasureName } from './measures';

/** One measure with every definition settled: what the table of measures computes and puts into words. */
export interface MeasureChoice extends MeasureParts {
  readonly measure: MeasureName;
}

interface WindowParams {
  readonly measure: MeasureName;
  readonly sessions: number;
  readonly indicator: IndicatorName;
  readonly average: MeasureParts['average'];
  readonly windowSessions: number;
}

/** The window in sessions that a measure's parameters name: of a share above a mean it is one of those that are counted. */
export function readWindow(params: WindowParams): number {
  return Number(params[isOfUniverse(params) ? nameIndicatorWindow(params.indicator) : 'sessions']);
}

type SharedParams = Omit<MeasureChoice, OpenPart | 'unit' | 'part'> & WindowParams & { readonly unit?: CalendarUnit };

/** The measure of a study's parameters, without what a claim may leave open. An instrument is not set against itself. */
export function readChoice(params: SharedParams): Omit<MeasureChoice, OpenPart> {
  const {
    measure,
    symbol,
    versus,
    direction,
    thresholdPct,
    ties,
    average,
    fast,
    unit = 'session',
    figure,
    distanceIn,
    formula,
    quadrant,
    universe,
    indicator,
    members,
    sector,
    adjust,
    mean,
    variant,
    top,
  } = params;
  return {
    measure,
    symbol,
    versus: versus === symbol ? '' : versus,
    sessions: readWindow(params),
    direction,
    thresholdPct,
    ties,
    average,
    fast,
    unit,
    part: '',
    figure,
    distanceIn,
    formula,
    quadrant,
    universe,
    indicator,
    members,
    sector,
    adjust,
    mean,
    variant,
    top,
  };
}
