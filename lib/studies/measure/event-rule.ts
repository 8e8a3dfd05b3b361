import { z } from 'zod';
import type { OverlapPolicy } from '@/lib/metrics';
import { meetsConditions } from '../kit/meets-conditions';
import { choiceParam, integerParam, optionalNumberParam, optionalSymbolParam, symbolParam } from '../kit/params';
import { samplingShapeWhen } from '../kit/sampling-params';
import { checkUnit } from './check-unit';
import { checkMeasure } from './check-measure';
import { findOwnIndex } from './find-own-index';
import { readChoice, type MeasureChoice } from './measure-choice';
import { deviationConditions, measureShape } from './measure-shape';
import { describeMeasure, isOfUniverse, listMeasures, listReaders } from './measures';

/** Parameters of the rule of an event, of what is measured after it, and of which events count where they overlap. */
export const eventRuleShape = {
  ...measureShape,
  ...samplingShapeWhen([{ measure: listMeasures(({ isOfUnits }) => isOfUnits === true) }]),
  symbol: symbolParam('RUT', {
    label: 'Instrument',
    description: 'The instrument that is measured, or of a participation the one whose next sessions are.',
    appliesWhen: { measure: listMeasures(({ of }) => of !== 'universe') },
  }),
  trigger: choiceParam(['threshold', 'extreme'], 'threshold', ['Threshold', 'New extreme'], {
    label: 'Event when',
    description:
      'threshold: the measure is at or beyond "at least" (a streak reaches its sessions, a drawdown crosses it, a record comes after so many sessions); extreme: the measure is beyond all that came before, a year of values at least (ten, of quarters and years).',
  }),
  atLeast: optionalNumberParam(0, 1_000_000, {
    label: 'Threshold',
    description:
      'The threshold in the unit of the measure: percent, points, deviations, index points, or sessions (or units) since the record or signal before. Empty for the usual one of the measure, which the sentence says. A streak has its own.',
    appliesWhen: { trigger: ['threshold'], measure: listMeasures(({ kind }) => kind !== 'run') },
  }),
  spread: choiceParam(['pp', 'ratio', 'log'], 'pp', ['Points', 'Ratio', 'Log'], {
    label: 'Spread',
    description: 'How an outperformance is measured: difference of the returns in percentage points, ratio, or logarithm.',
    appliesWhen: { measure: listReaders('spread') },
  }),
  price: choiceParam(['close', 'high'], 'close', ['Close', 'Intraday high'], {
    label: 'Level by',
    description: 'Whether records and levels are of closes or of intraday highs.',
    appliesWhen: { measure: listReaders('price') },
  }),
  deviation: choiceParam(['sample', 'population'], 'sample', ['Sample', 'Population'], {
    label: 'Deviation',
    description: 'Which standard deviation is meant: over n - 1 or over n.',
    appliesWhen: deviationConditions,
  }),
  outcome: optionalSymbolParam({
    label: 'Outcome of',
    description: 'The instrument whose next sessions, or units, are measured; empty for that of the event.',
  }),
  outcomeVersus: optionalSymbolParam({
    label: 'Outcome less',
    description: 'Another instrument whose return is taken off the outcome; empty for none.',
  }),
  policy: choiceParam(['all', 'first-cross', 'gap', 'first-in-horizon'], 'all', ['All', 'First cross', 'Gap', 'One a horizon'], {
    label: 'Overlap',
    description:
      'all: every session, or unit, on which the rule holds; first-cross: those whose session or unit before does not; gap: those at least "gap" of them after the one before, kept or not; first-in-horizon: those at least the horizon after the last kept.',
  }),
  gapSessions: integerParam(21, 1, 2520, {
    label: 'Gap',
    description: 'Sessions, or units, between two events under the overlap policy gap.',
    appliesWhen: { policy: ['gap'] },
  }),
};

/** Refuses a rule whose parts make no sense together, and says what is accepted. */
export function checkRule(params: Parameters<typeof checkMeasure>[0] & Parameters<typeof checkUnit>[0], context: z.RefinementCtx): void {
  checkMeasure(params, context);
  checkUnit(params, context);
}

/** The same by itself, for what leads to the study `forward`: a link's texts where they differ from the defaults. */
export const eventRuleParams = z.object(eventRuleShape).superRefine(checkRule);

/** As a link gives them. */
export type GivenEventRule = z.output<typeof eventRuleParams>;

/** With the threshold settled. */
export type EventRuleParams = Omit<GivenEventRule, 'atLeast'> & { readonly atLeast: number };

const conditions = z.array(z.record(z.string(), z.array(z.string())));

/** Whether a parameter has a say beside the others; those that are not of the rule always do. */
export function hasSay(name: string, params: Readonly<Record<string, unknown>>): boolean {
  const about = Object.entries(eventRuleShape)
    .find(([own]) => own === name)?.[1]
    .meta();
  return meetsConditions(conditions.parse([about?.['appliesWhen'] ?? []].flat()), (other) => String(params[other]));
}

/** The parameters with the usual threshold of the measure where the link names none, or one without a say. */
export function settleThreshold<Given extends GivenEventRule>(given: Given): Omit<Given, 'atLeast'> & Pick<EventRuleParams, 'atLeast'> {
  const { measure, atLeast } = given;
  return { ...given, atLeast: atLeast === '' || !hasSay('atLeast', given) ? describeMeasure(measure).usual.threshold(given) : atLeast };
}

/** The measure with every definition settled. */
export function toMeasureChoice(params: Omit<GivenEventRule, 'atLeast'>): MeasureChoice {
  const { spread, price, deviation } = params;
  return { ...readChoice(params), spread, price, deviation };
}

/** What is measured after the events: one instrument, or the difference of two. */
export function outcomeSymbols(
  params: Pick<EventRuleParams, 'measure' | 'symbol' | 'members' | 'outcome' | 'outcomeVersus'>,
): readonly [main: string, other: string | null] {
  const { symbol, members, outcome, outcomeVersus } = params;
  const own = isOfUniverse(params) ? (findOwnIndex(members) ?? symbol) : symbol;
  const main = outcome === '' ? own : outcome;
  return [main, outcomeVersus === '' || outcomeVersus === main ? null : outcomeVersus];
}

/** The overlap policy as the core reads it. */
export function toOverlapPolicy({ policy, gapSessions }: Pick<EventRuleParams, 'policy' | 'gapSessions'>): OverlapPolicy {
  return policy === 'gap' ? { kind: 'gap', sessions: gapSessions } : { kind: policy };
}
