import type { Market } from '@/lib/market/market';
import { observedKey, type ObservedSeries } from '@/lib/market/series/observed-series';
import type { ConditionRule } from './condition-rules';
import { judgeNothing } from './judge-periods';
import type { Judged } from './standing';

/** A rule with what it came to on every session. */
export interface JudgedRule {
  readonly rule: ConditionRule;
  /** Null where it is not stored. */
  readonly series: ObservedSeries | null;
  readonly judged: Judged;
}

/** A rule over the market's sessions, by what was known at the close of each, or with `revised` by the newest values of what was out then. */
export function judgeRule(
  { observed, sessions }: Pick<Market, 'observed' | 'sessions'>,
  rule: ConditionRule,
  revised: boolean,
): JudgedRule {
  const series = observed.get(observedKey({ id: rule.series, revised })) ?? null;
  return { rule, series, judged: series === null ? judgeNothing(sessions) : rule.judge(series, sessions) };
}
