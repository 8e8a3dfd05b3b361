import { nameSector, unsectoredSlug } from '@/lib/market/universe/sector-slug';
import type { StudyContext } from '../../kit/study';
import { readCounts, type CoveredCounts } from '../../measure/counts/read-counts';
import type { SectorBreadthParams } from './params';
import { pickShare, toCountable, type ShareCounts } from './pick-share';

/** One sector's part. Arrays are aligned with the market; **units** fractions. */
export interface SectorShare {
  readonly slug: string;
  readonly name: string;
  /** Of its own members; NaN where too few of them are covered, and of the unsectored throughout: they are no sector. */
  readonly share: Float64Array;
  /** What its members add to the share of the whole; NaN where that is missing. All of them sum to it. */
  readonly points: Float64Array;
  /** Its members as counted, whatever they cover. */
  readonly raw: ShareCounts;
}

export interface SplitShares {
  readonly covered: CoveredCounts;
  /** One vote per member. */
  readonly total: Float64Array;
  readonly judged: Float64Array;
  /** One vote per sector that has a share on the session, and how many have. */
  readonly sectorMean: Float64Array;
  readonly voting: Float64Array;
  /** In alphabetical order, the unsectored last. */
  readonly sectors: readonly SectorShare[];
}

function divide({ count, of }: ShareCounts): Float64Array {
  return count.map((value, t) => ((of[t] ?? NaN) > 0 ? value / (of[t] ?? NaN) : NaN));
}

/** The share of a universe, those of its sectors, and what each sector adds to the whole. */
export function splitShares(context: StudyContext, chosen: SectorBreadthParams): SplitShares {
  const covered = readCounts(context, chosen.universe, chosen.minCoveragePct);
  const whole = pickShare(covered, chosen);
  const total = divide(whole);
  const { sectors: stored, sectorNames } = covered.universe;
  const sectors = [...(stored ?? [])]
    .map(([slug, counts]): SectorShare => {
      const raw = pickShare(toCountable(counts), chosen);
      // Nobody of a sector has a close: it adds nothing to a whole that is known.
      const points = total.map((share, t) =>
        Number.isNaN(share) ? NaN : (Number.isNaN(raw.count[t] ?? NaN) ? 0 : (raw.count[t] ?? 0)) / (whole.of[t] ?? NaN),
      );
      const isSector = slug !== unsectoredSlug;
      const share = isSector
        ? divide(pickShare(readCounts(context, chosen.universe, chosen.minCoveragePct, slug), chosen))
        : new Float64Array(total.length).fill(NaN);
      return { slug, name: isSector ? nameSector(sectorNames, slug) : 'No sector stored', share, points, raw };
    })
    .sort((one, other) => (one.slug === unsectoredSlug ? 1 : other.slug === unsectoredSlug ? -1 : one.name < other.name ? -1 : 1));
  const [sectorMean, voting] = [new Float64Array(total.length).fill(NaN), new Float64Array(total.length).fill(NaN)];
  for (let t = 0; t < total.length; t += 1) {
    if (Number.isNaN(total[t] ?? NaN)) continue;
    const known = sectors.map(({ share }) => share[t] ?? NaN).filter((share) => !Number.isNaN(share));
    voting[t] = known.length;
    if (known.length > 0) sectorMean[t] = known.reduce((sum, share) => sum + share, 0) / known.length;
  }
  return { covered, total, judged: whole.of, sectorMean, voting, sectors };
}
