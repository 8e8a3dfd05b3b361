import { formatLongDate } from '@/lib/format/format-date';
import { earningsGroups, nameEarnings, type EarningsGroup, type EarningsPart } from '@/lib/market/series/earnings-series';
import { observedKey } from '@/lib/market/series/observed-series';
import { toCell, toPercentCell } from '../../kit/to-cell';
import type { Row, SideTable, StudyContext } from '../../kit/study';
import { risingSessions } from '../../measure/conditions/members-rule';
import type { ConditionsParams } from './params';

const labels: Readonly<Record<EarningsGroup, string>> = { all: 'All members', mag7: 'Magnificent 7', rest: 'The other members' };

/** The share of members with trailing earnings above a year before, of all and, where the universe has them, of the Magnificent 7 against the rest; nothing where no filings are stored. */
export function buildEarningsGroups({ market, range }: StudyContext, { universe, revisions }: ConditionsParams): SideTable[] {
  const read = (group: EarningsGroup, part: EarningsPart, t: number): number => {
    const series = market.observed.get(observedKey({ id: nameEarnings(universe, group, part), revised: revisions === 'today' }));
    const session = market.sessions[t];
    return series?.observations.find(({ period }) => period === session)?.value ?? NaN;
  };
  const rows = earningsGroups.flatMap((group): Row[] => {
    const judged = read(group, 'judged', range.last);
    if (Number.isNaN(judged)) return [];
    return [
      {
        group: labels[group],
        share_pct: toPercentCell(read(group, 'share', range.last)),
        before_pct: toPercentCell(read(group, 'share', range.last - risingSessions)),
        judged: toCell(judged),
        members: toCell(read(group, 'members', range.last)),
      },
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      id: 'earnings',
      title: `Members with trailing earnings above a year before, by filings up to ${formatLongDate(market.sessions[range.last] ?? '')}`,
      columns: [
        { key: 'group', label: 'Group', unit: 'none', type: 'text' },
        { key: 'share_pct', label: 'Share', unit: 'pct', type: 'number' },
        { key: 'before_pct', label: `${risingSessions} sessions before`, unit: 'pct', type: 'number' },
        { key: 'judged', label: 'Judged', unit: 'count', type: 'number' },
        { key: 'members', label: 'Members', unit: 'count', type: 'number' },
      ],
      rows,
      chart: null,
    },
  ];
}
