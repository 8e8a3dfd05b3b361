import { contributions, contributionShare, exGroupReturn, visitSpans } from '@/lib/metrics';
import type { StudyContext } from '../../kit/study';
import { findMagnificent } from '../../measure/members/magnificent';
import { closeAt, isMemberAt, weightAt, type WeighedMembers } from '../../measure/members/read-members';

/** What each member and the Magnificent 7 added between two closes. Positions are into the panel, figures are fractions, NaN where unknown. */
export interface ContributionParts {
  /** Positions of the two closes. */
  readonly from: number;
  readonly to: number;
  readonly indexReturn: number;
  readonly members: readonly MemberPart[];
  /** Sum of the contributions that are known. */
  readonly told: number;
  readonly group: GroupPart;
}

export interface MemberPart {
  readonly at: number;
  readonly weightStart: number;
  /** From the close before its first session of the range as a member to that of its last. */
  readonly memberReturn: number;
  readonly contribution: number;
  readonly share: number;
  readonly missing: number;
}

/** The Magnificent 7 together, and the index without them. */
export interface GroupPart {
  readonly lines: number;
  readonly weightStart: number;
  readonly contribution: number;
  /** Return of the group by itself, and of the index without it, chained session by session. */
  readonly groupReturn: number;
  readonly restReturn: number;
  /** Sessions on which a weight or return of the group is missing. */
  readonly missing: number;
}

/** The closes that the displayed range is measured between: the one before its first session, and its last final one. Null without two. */
export function chooseCloses(
  { market, range }: StudyContext,
  { panel, ages, indexCloses }: WeighedMembers,
): { readonly from: number; readonly to: number } | null {
  // Members are not assumed: what they added ends with the last final session.
  const last = (range.last === market.assumedIndex ? range.last - 1 : range.last) - panel.start;
  let to = Math.min(last, panel.length - 1);
  while (to > 0 && Number.isNaN(indexCloses[to] ?? NaN)) to -= 1;
  let from = Math.max(range.base - panel.start, 0);
  while (from < to && (Number.isNaN(ages[from] ?? NaN) || Number.isNaN(indexCloses[from] ?? NaN))) from += 1;
  return from < to ? { from, to } : null;
}

function measureMember(
  weighed: WeighedMembers,
  at: number,
  from: number,
  to: number,
): { readonly weightStart: number; readonly memberReturn: number } | null {
  const member = weighed.panel.members[at];
  if (member === undefined) return null;
  let [first, last] = [-1, -1];
  visitSpans(member.spans, from + 1, to + 1, (begin, end) => {
    if (first < 0) first = begin - 1;
    last = end - 1;
  });
  if (first < 0) return null;
  return { weightStart: weightAt(weighed, at, from), memberReturn: closeAt(weighed, at, last) / closeAt(weighed, at, first) - 1 };
}

function measureGroup(weighed: WeighedMembers, from: number, to: number): GroupPart {
  const { panel, indexCloses } = weighed;
  const lines = findMagnificent(weighed);
  const isHeld = (line: number, t: number): boolean => isMemberAt(panel.members[line]?.spans ?? new Int32Array(0), t);
  const held = (t: number): number[] => lines.filter((line) => isHeld(line, t));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  let [contribution, group, rest, missing] = [0, 1, 1, 0];
  const [own, returns]: [number[], number[]] = [[], []];
  for (let t = from + 1; t <= to; t += 1) {
    own.length = 0;
    returns.length = 0;
    let added = 0;
    for (const line of lines) {
      // A line that joins has no weight at the close before: the group has it from the next session on.
      if (!isHeld(line, t) || !isHeld(line, t - 1)) continue;
      const weight = weightAt(weighed, line, t - 1);
      const move = closeAt(weighed, line, t) / closeAt(weighed, line, t - 1) - 1;
      own.push(weight);
      returns.push(move);
      added += weight * move;
    }
    const before = indexCloses[t - 1] ?? NaN;
    const without = exGroupReturn((indexCloses[t] ?? NaN) / before - 1, own, returns);
    if (Number.isNaN(without + added)) missing += 1;
    contribution += (before / (indexCloses[from] ?? NaN)) * added;
    group *= own.length === 0 ? NaN : 1 + added / sum(own);
    rest *= 1 + without;
  }
  return {
    lines: held(to).length,
    weightStart: sum(held(from).map((line) => weightAt(weighed, line, from))),
    contribution,
    groupReturn: group - 1,
    restReturn: rest - 1,
    missing,
  };
}

/** Contributions between two closes, the largest in size first; members without one stand last, by symbol. */
export function measureContributions(weighed: WeighedMembers, from: number, to: number): ContributionParts {
  const { panel, closes, weights, indexCloses } = weighed;
  const { contribution, missing } = contributions(
    { closes, weights, index: indexCloses, spans: panel.members.map(({ spans }) => spans) },
    from,
    to,
  );
  const indexReturn = (indexCloses[to] ?? NaN) / (indexCloses[from] ?? NaN) - 1;
  const members = panel.members.flatMap((_, at): MemberPart[] => {
    const measured = measureMember(weighed, at, from, to);
    const own = contribution[at] ?? NaN;
    return measured === null
      ? []
      : [{ at, ...measured, contribution: own, share: contributionShare(own, indexReturn), missing: missing[at] ?? 0 }];
  });
  const sizeOf = ({ contribution: own }: MemberPart): number => (Number.isNaN(own) ? -1 : Math.abs(own));
  members.sort(
    (one, other) =>
      sizeOf(other) - sizeOf(one) || ((panel.members[one.at]?.symbol ?? '') < (panel.members[other.at]?.symbol ?? '') ? -1 : 1),
  );
  const told = members.reduce((total, { contribution: own }) => total + (Number.isNaN(own) ? 0 : own), 0);
  return { from, to, indexReturn, members, told, group: measureGroup(weighed, from, to) };
}
