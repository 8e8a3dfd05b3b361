import { cutValues } from '@/lib/metrics';
import { cutWeights } from './member-weights';
import type { MarketUniverse, MemberPanel, UniverseCounts } from './universe';

/** Every column of the counts, changed alike. */
export function mapCounts(counts: UniverseCounts, change: (values: Float64Array) => Float64Array): UniverseCounts {
  const averages = new Map(
    [...counts.averages].map(([window, { above, eligible }]) => [window, { above: change(above), eligible: change(eligible) }] as const),
  );
  return {
    members: change(counts.members),
    withClose: change(counts.withClose),
    advances: change(counts.advances),
    declines: change(counts.declines),
    unchanged: change(counts.unchanged),
    newHighs: change(counts.newHighs),
    newLows: change(counts.newLows),
    eligibleHigh: change(counts.eligibleHigh),
    averages,
  };
}

function mapSectors({ sectors }: MarketUniverse, change: (values: Float64Array) => Float64Array): MarketUniverse['sectors'] {
  return sectors === null ? null : new Map([...sectors].map(([slug, counts]) => [slug, mapCounts(counts, change)]));
}

function resizePanel(panel: MemberPanel, length: number): MemberPanel {
  // Spells may reach beyond the last session: what counts members ends with the panel.
  const members = panel.members.map((member) => ({
    ...member,
    closes: cutValues(member.closes, length),
    weights: member.weights === null ? null : cutWeights(member.weights, length),
  }));
  return { ...panel, length, members };
}

/** The universe with nothing after the first `length` sessions of the market. Arrays are views, not copies. */
export function cutUniverse(universe: MarketUniverse, length: number): MarketUniverse {
  const { counts, panel } = universe;
  const panelLength = panel === null ? 0 : Math.max(0, Math.min(panel.length, length - panel.start));
  return {
    ...universe,
    counts: counts === null ? null : mapCounts(counts, (values) => values.subarray(0, length)),
    sectors: mapSectors(universe, (values) => values.subarray(0, length)),
    // Before its members begin there are none.
    panel: panel === null || panelLength === 0 ? null : resizePanel(panel, panelLength),
  };
}

function append(values: Float64Array): Float64Array {
  const longer = new Float64Array(values.length + 1).fill(NaN);
  longer.set(values);
  return longer;
}

/** Counts of the last sessions of a market of `length`, aligned with all of them: NaN before. */
export function padCounts(counts: UniverseCounts, length: number): UniverseCounts {
  return mapCounts(counts, (values) => {
    const longer = new Float64Array(length).fill(NaN);
    longer.set(values, length - values.length);
    return longer;
  });
}

/** The universe with one more session of which nothing is known: members are not assumed. */
export function extendUniverse(universe: MarketUniverse): MarketUniverse {
  const { counts, panel } = universe;
  return {
    ...universe,
    counts: counts === null ? null : mapCounts(counts, append),
    sectors: mapSectors(universe, append),
    panel: panel === null ? null : resizePanel(panel, panel.length + 1),
  };
}
