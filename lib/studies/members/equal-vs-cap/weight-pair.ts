import type { MarketUniverse } from '@/lib/market/universe/universe';
import { listCommonFlags } from '../../kit/flags';
import { nameInSentence } from '../../kit/name-in-sentence';
import { readPanel } from '../../kit/read-panel';
import type { Flag, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { readIndex } from '../../kit/universe/index-context';
import { chainEqualWeight } from '../../measure/members/measure-equal-weight';
import { findFunds } from './funds';

export interface PairNames {
  readonly equal: string;
  readonly cap: string;
  readonly said: string;
}

/** Two lines of closes, aligned with the market: equal weights and weights by capitalisation. */
interface Pair {
  readonly equal: Float64Array;
  readonly cap: Float64Array;
  /** For headings, and the second as it stands in a sentence. */
  readonly names: PairNames;
  readonly eligible: Float64Array | null;
  /** The funds; null where the pair is computed. */
  readonly funds: readonly StudySeries[] | null;
  readonly basis: 'price' | 'total';
  readonly flags: readonly Flag[];
}

/** The funds of a universe; null where either is not stored. */
export function readFunds(context: StudyContext, universe: MarketUniverse): Pair | null {
  const funds = findFunds(universe.definition.id);
  if (funds === null || funds.some((symbol) => !context.market.series.has(symbol))) return null;
  const panel = readPanel(context.market, funds, context.basis);
  const [equal, cap] = panel.series;
  if (equal === undefined || cap === undefined) return null;
  return {
    equal: equal.closes,
    cap: cap.closes,
    names: { equal: equal.instrument.name, cap: cap.instrument.name, said: nameInSentence(cap.instrument) },
    eligible: null,
    funds: panel.series,
    basis: panel.basis,
    flags: listCommonFlags(context, panel),
  };
}

/** The members themselves at equal weights, and their index; null where either is not stored. */
export function computePair(context: StudyContext, universe: MarketUniverse, coverage: Float64Array, minCoveragePct: number): Pair | null {
  const index = readIndex(context, universe);
  if (universe.panel === null || index === null) return null;
  const { level, eligible } = chainEqualWeight(context.market, universe.panel, coverage, minCoveragePct);
  return {
    equal: level,
    cap: index.closes,
    names: { equal: 'Equal weight', cap: index.instrument.name, said: nameInSentence(index.instrument) },
    eligible,
    funds: null,
    basis: universe.basis,
    flags: [],
  };
}
