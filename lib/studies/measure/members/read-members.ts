import { countMembers, driftedWeights, type DriftedWeights, type MemberInput, type Placed, valueAt } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import type { Column, StudyContext } from '../../kit/study';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { coverageOf } from '../../kit/universe/read-universe';
import { readIndex, type IndexCloses } from '../../kit/universe/index-context';
import { noCloses } from '@/lib/market/universe/member-closes';
import type { MarketUniverse, MemberPanel } from '@/lib/market/universe/universe';

/** Members as the numeric core reads them. Position 0 is that of the panel. */
export function toMemberInput({ length, members }: MemberPanel): MemberInput {
  return { sessionCount: length, closes: members.map(({ closes }) => closes), spans: members.map(({ spans }) => spans) };
}

/** Values of a panel at the sessions of the market; NaN before it begins. */
export function onMarket({ start }: MemberPanel, values: ArrayLike<number>, sessionCount: number): Float64Array {
  const aligned = new Float64Array(sessionCount).fill(NaN);
  for (let at = 0; at < values.length && start + at < sessionCount; at += 1) aligned[start + at] = values[at] ?? NaN;
  return aligned;
}

/** The coverage of the session that rows of members are of: the same in each of them, so that a file of rows tells it. */
export const coverageColumn: Column = { key: 'coverage_pct', label: 'Members with a close', unit: 'pct', type: 'number' };

/** Share of the members with a close at each session of the market; NaN where nothing is counted. */
export function readCoverage({ sessions }: Market, { counts }: MarketUniverse): Float64Array {
  return counts === null ? new Float64Array(sessions.length).fill(NaN) : coverageOf(counts);
}

/** Whether a member belongs to the universe at a position of its panel. */
export function isMemberAt(spans: Int32Array, at: number): boolean {
  for (let place = 0; place + 1 < spans.length; place += 2) if (at >= (spans[place] ?? 0) && at < (spans[place + 1] ?? 0)) return true;
  return false;
}

/** A universe with its members, their index and their weights at every close. */
export interface WeighedMembers extends DriftedWeights {
  readonly panel: MemberPanel;
  /** Of each member, aligned with the panel. */
  readonly closes: readonly Placed[];
  /** Null where the index is not stored. */
  readonly index: IndexCloses | null;
  /** Its closes from the start of the panel on; NaN where missing. */
  readonly indexCloses: Float64Array;
  readonly memberCounts: Int32Array;
  /** Whether any weight is stored. */
  readonly hasWeights: boolean;
}

/** The close of a member at a position of the panel; NaN where missing. */
export function closeAt({ closes }: WeighedMembers, member: number, at: number): number {
  return valueAt(closes[member] ?? noCloses, at);
}

/** The weight of a member at a position of the panel. **Units** fractions. **Missing** NaN where it is unknown, or no member. */
export function weightAt({ weights }: WeighedMembers, member: number, at: number): number {
  return valueAt(weights[member] ?? noCloses, at);
}

/** Members with their weights, drifted with price between stored ones; null where no members are stored. */
export function weighMembers(context: StudyContext, universe: MarketUniverse): WeighedMembers | null {
  const { panel } = universe;
  if (panel === null) return null;
  const index = readIndex(context, universe);
  const indexCloses =
    index === null ? new Float64Array(panel.length).fill(NaN) : index.closes.slice(panel.start, panel.start + panel.length);
  const input = toMemberInput(panel);
  const weights = panel.members.map((member) => member.weights);
  return {
    panel,
    closes: input.closes,
    index,
    indexCloses,
    memberCounts: countMembers(input),
    hasWeights: weights.some((own) => own !== null),
    ...driftedWeights({ ...input, weights, index: indexCloses }),
  };
}

/** The symbol of the index of a shipped universe, for the symbols that a study reads. */
export function listIndexSymbols(id: string): readonly string[] {
  return [findDefaultUniverse(id)?.indexSymbol ?? []].flat();
}
