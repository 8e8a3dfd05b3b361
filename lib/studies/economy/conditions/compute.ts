import { formatLongDate } from '@/lib/format/format-date';
import { listSimulatedFlags, listProvisionalFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { conditionIds } from '../../measure/conditions/condition-ids';
import { judgeRule, type JudgedRule } from '../../measure/conditions/judge-rules';
import { buildAlternatives, buildHindsight, ruleColumns, toRuleRow } from './condition-tables';
import { buildEarningsGroups } from './earnings-table';
import { listRules } from './list-rules';
import type { ConditionsParams } from './params';
import { sayConditions, type UsualRules } from './say';
import { listSeriesFlags } from './series-flags';
import { buildStrip } from './strip-table';

/** Of each condition the first of its rules. */
function pickUsual(rules: readonly JudgedRule[]): UsualRules {
  const first = (id: (typeof conditionIds)[number]): JudgedRule => {
    const found = rules.find(({ rule }) => rule.condition === id);
    if (found === undefined) throw new RangeError(`no rule for ${id}`);
    return found;
  };
  return { inflation: first('inflation'), fed: first('fed'), growth: first('growth'), earnings: first('earnings') };
}

export function computeConditions(context: StudyContext, chosen: ConditionsParams): StudyComputation {
  const { market, range, basis } = context;
  const isRevised = chosen.revisions === 'today';
  const rules = listRules(chosen);
  const judged = rules.map((rule) => judgeRule(market, rule, isRevised));
  const usual = pickUsual(judged);
  const panel = readPanel(market, [chosen.symbol], basis);
  const usualList = conditionIds.map((id) => usual[id]);
  const known = usualList.flatMap(({ judged: { at } }) => {
    const first = at.findIndex((place) => place >= 0);
    return first < 0 ? [] : [first];
  });
  const first = Math.min(...known, range.last);
  return {
    columns: ruleColumns,
    rows: usualList.map((one) => toRuleRow(context, one, range.last)),
    events: null,
    headlines: sayConditions(context, usual, chosen),
    flags: [...listSimulatedFlags(market), ...listProvisionalFlags(market), ...panel.flags, ...listSeriesFlags(judged, range.last, chosen)],
    chart: {
      kind: 'ranking',
      title: `The figures of the conditions on ${formatLongDate(market.sessions[range.last] ?? '')}`,
      unitLabel: 'percent',
      unit: 'pct',
      marks: [],
      // What each bar is: the conditions have names for links, “fed”, and such that say that they hold.
      labelKey: 'figure_is',
      valueKey: 'figure',
      first: conditionIds.length,
      ranged: true,
    },
    coverage: {
      first: known.length === 0 ? null : (market.sessions[first] ?? null),
      last: known.length === 0 ? null : (market.sessions.at(-1) ?? null),
      sessions: known.length === 0 ? 0 : market.sessions.length - first,
      gaps: 0,
    },
    basis: panel.basis,
    tables: [
      buildStrip(context, chosen, panel.series[0], usual),
      buildAlternatives(
        context,
        judged.filter((one) => !usualList.includes(one)),
      ),
      ...buildEarningsGroups(context, chosen),
      ...(isRevised ? [buildHindsight(context, pickUsual(rules.map((rule) => judgeRule(market, rule, false))), usual)] : []),
    ],
  };
}
