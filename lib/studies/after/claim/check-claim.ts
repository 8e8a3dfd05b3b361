import type { z } from 'zod';
import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { meetsConditions } from '../../kit/meets-conditions';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { checkUnit } from '../../measure/check-unit';
import { checkMeasure } from '../../measure/check-measure';
import { comparisons, eventComparisons, rankedComparisons, type ComparisonName } from '../../measure/comparisons';
import { listJoinedUniverses, readJoined } from '../../measure/joined-rules';
import { listMeasureUniverses } from '../../measure/measure-series';
import type { IndicatorName } from '../../measure/indicators';
import type { MeasureParts } from '../../measure/measure-parts';
import { describeMeasure, isFromLow, isInPoints, type MeasureName } from '../../measure/measures';
import { comparisonConditions, thresholdNeeded, withinYear } from './claim-rules';

interface CheckedParams {
  readonly measure: MeasureName;
  readonly indicator: IndicatorName;
  readonly members: string;
  readonly sector: string;
  readonly comparison: ComparisonName;
  readonly unit: CalendarUnit;
  readonly part: string;
  readonly within: string;
  readonly direction: MeasureParts['direction'];
  readonly average: MeasureParts['average'];
  readonly fast: MeasureParts['fast'];
  readonly symbol: string;
  readonly versus: string;
  readonly atLeast: string;
  readonly figure: MeasureParts['figure'];
  readonly returns: string;
  readonly and: string;
  readonly count: number;
  readonly sessions: number;
}

const counting: ReadonlySet<ComparisonName> = new Set(['nth', 'only-k-since', 'gap']);

/** Why a part of every year cannot be compared with itself here; null where it can. */
function findWrongPart({ part, unit, measure, sessions, comparison }: CheckedParams): string | null {
  if (part === 'all') return null;
  const { isWindow, isOfUnits } = describeMeasure(measure);
  if (isWindow !== true || isOfUnits !== true) return 'parts of the year are compared by gain, loss, lead or lag alone; accepted is all';
  const fitting = part === 'same' ? ['month', 'quarter'] : ['year'];
  if (!fitting.includes(unit)) return `${part} goes with unit=${fitting.join(' or unit=')}; accepted is all`;
  if (sessions !== 1) return `${part} is of one ${unit}; accepted is all, or sessions=1`;
  return comparison === 'afterwards' ? 'what came after is not told of parts of the year; accepted is all' : null;
}

/** Whether a calendar year has several that can be compared. */
function isOfYear({ unit, part }: CheckedParams): boolean {
  return meetsConditions(withinYear, (name) => (name === 'unit' ? unit : part));
}

/** Why what is joined makes no sense; null where it does, or has no say. */
function findWrongJoin({ and, symbol, unit, comparison, part, ...own }: CheckedParams): string | null {
  if (!(comparison === 'happened' || eventComparisons.some((name) => name === comparison)) || part !== 'all') return null;
  try {
    const rules = readJoined(and, { symbol, unit });
    const needs = [...listMeasureUniverses(own), ...listJoinedUniverses(rules)];
    const isMixed = needs.some(({ id, level }) => needs.some((other) => other.id === id && other.level !== level));
    return isMixed
      ? 'of one universe either counts, or sectors, or members are read: the indicators that are joined need different ones'
      : null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** Refuses a claim whose parts make no sense together, and says what is accepted. */
export function checkClaim(params: CheckedParams, context: z.RefinementCtx): void {
  const { measure, indicator, comparison, unit, symbol, versus, atLeast, count } = params;
  const { kind, versus: partner, needsThreshold } = describeMeasure(measure);
  const texts: Readonly<Record<string, string>> = { measure, indicator, comparison };
  const read = (name: string): string => texts[name] ?? '';
  const refuse = (path: string, message: string): void => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  if (!meetsConditions(comparisonConditions[comparison], read)) {
    const accepted = comparisons.filter((name) => meetsConditions(comparisonConditions[name], read));
    refuse(
      'comparison',
      `${comparison} cannot be said of ${typeof kind === 'function' ? `${measure} ${indicator}` : measure}; accepted are ${accepted.join(', ')}`,
    );
  } else if (atLeast === '' && meetsConditions(thresholdNeeded, read)) {
    refuse('atLeast', `${comparison} of a ${measure} needs a number from where on it counts, as ${needsThreshold?.example ?? ''}`);
  }
  if (partner === 'needed' && versus === '') refuse('versus', `${indefiniteArticle(measure)} ${measure} needs another instrument, as SPX`);
  if (partner !== undefined && versus !== '' && versus === symbol)
    refuse(
      'versus',
      `an instrument is not set against itself; accepted is any other than ${symbol}${partner === 'possible' ? ', or none' : ''}`,
    );
  if (isInPoints(params) && params.returns === 'total')
    refuse('returns', 'points are counted between closes without dividends; accepted are any, price, or total with figure=pct');
  checkUnit(params, context);
  if (unit === 'year' && comparison === 'count-this-year')
    refuse('unit', 'a year has one year; accepted are session, week, month, quarter');
  if (params.within === 'year' && meetsConditions([{ comparison: ['largest', 'nth', 'ever'] }], read) && !isOfYear(params))
    refuse('within', 'a year has one of each; accepted is all, or within=year of sessions, weeks, months and quarters with part=all');
  const wrongJoin = findWrongJoin(params);
  if (wrongJoin !== null) refuse('and', wrongJoin);
  const wrongPart = findWrongPart(params);
  if (wrongPart !== null) refuse('part', wrongPart);
  checkMeasure(params, context);
  // Where ways back are not ranked a direction has no say.
  if (params.direction === 'either' && isFromLow(params) && rankedComparisons.some((name) => name === comparison))
    refuse('direction', 'a way back is the slowest or the fastest; accepted are up, down');
  if (counting.has(comparison) && count < 1) refuse('count', 'a whole number from 1 to 50000');
}
