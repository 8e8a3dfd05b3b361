import { eventRuleParams, eventRuleShape } from '@/lib/studies/measure/event-rule';
import { indicatorNames } from '@/lib/studies/measure/indicators';
import { describeMeasure, measureNames } from '@/lib/studies/measure/measures';
import type { Values } from './search-values';

const first = ['sessions', 'direction', 'atLeast'];
const others = Object.keys(eventRuleShape).filter(
  (name) =>
    ![...first, 'measure', 'indicator', 'unit', 'running', 'trigger', 'outcome', 'outcomeVersus', 'policy', 'gapSessions'].includes(name),
);

/** The parameters of a rule that is joined to a claim, beside what it measures: those that others depend on first. */
export const namedOfRules: readonly string[] = [...first, ...others];

/** What a rule leaves out. */
export const usualRule: Values = { ...eventRuleParams.parse({}) };

/** A rule of each measure, of a breadth of each indicator. A move has its size by itself before a threshold says it. */
export function listRules(symbol: string, unit: string): Values[] {
  return measureNames.flatMap((measure): Values[] =>
    (describeMeasure(measure).of === 'universe' ? indicatorNames : ['above-average' as const]).map((indicator) => ({
      ...usualRule,
      atLeast: 0,
      thresholdPct: 0,
      measure,
      indicator,
      symbol,
      unit,
    })),
  );
}
