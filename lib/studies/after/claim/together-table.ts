import { capitalise } from '@/lib/format/capitalise';
import type { Row, SideTable } from '../../kit/study';
import { defineEvent } from '../../measure/describe-event';
import { readWindow } from '../../measure/measure-choice';
import { describeMeasure } from '../../measure/measures';
import type { ClaimContext } from './evaluation';
import { nameJoined } from './name-joined';
import { standsJoined } from './join-rules';
import { standsAt } from './occurrences';

type NameOf = (symbol: string) => string;

/** How the claim's own measure is computed, in the words of its row; empty where its name says it. */
function defineOwn({ params, reading: { choice } }: ClaimContext): string {
  const { definition, explain } = describeMeasure(params.measure);
  const threshold = Number(params.atLeast.replace('\u2212', '-'));
  return [
    definition?.({ ...params, part: '', sessions: readWindow(params) }),
    explain?.({ ...choice, trigger: 'threshold', atLeast: threshold }),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

/**
 * How often the claim's own event and each that is joined to it stood alone, how often together, and how often they would have if none told
 * of the others: of the sessions up to the claim's on which all can be judged. Nothing where nothing is joined.
 * **Units** sessions, and percent of those judged; what is expected is no whole number.
 */
export function buildTogether(claim: ClaimContext, nameOf: NameOf): readonly SideTable[] {
  const {
    joined,
    series: { known, values },
    params,
    at,
  } = claim;
  if (joined.length === 0) return [];
  const alone = { ...claim, joined: [] };
  const judged = Array.from(known.subarray(0, at + 1).keys()).filter((t) => known[t] === 1);
  const toRow = (label: string, count: number, now: boolean | null, definition: string | null = null): Row => ({
    label,
    count,
    share_pct: judged.length === 0 ? null : (100 * count) / judged.length,
    now,
    definition: definition === '' ? null : definition,
  });
  const rows = [
    {
      label: 'The claim’s own event',
      definition: defineOwn(claim),
      stands: (t: number): boolean => !Number.isNaN(values[t] ?? NaN) && standsAt(alone, t),
    },
    ...joined.map(({ rule, marks }) => ({
      label: capitalise(nameJoined(rule, params, nameOf)),
      definition: defineEvent(rule),
      stands: (t: number): boolean => marks[t] === 1,
    })),
  ].map(({ label, definition, stands }) => toRow(label, judged.filter(stands).length, stands(at), definition));
  const together = judged.filter((t) => standsAt(alone, t) && standsJoined(claim, t) === true).length;
  const expected = rows.reduce((product, { share_pct: share }) => (product * Number(share)) / 100, judged.length);
  return [
    {
      id: 'together',
      title: `How often, of the ${claim.context.market.unit}s on which all can be judged`,
      columns: [
        { key: 'label', label: 'What', unit: 'none', type: 'text' },
        { key: 'count', label: 'Times', unit: 'count', type: 'number' },
        { key: 'share_pct', label: 'Share', unit: 'pct', type: 'number' },
        { key: 'now', label: 'In the claim', unit: 'none', type: 'boolean' },
        { key: 'definition', label: 'Definition', unit: 'none', type: 'text' },
      ],
      rows: [...rows, toRow('All together', together, standsAt(claim, at)), toRow('All together, were they independent', expected, null)],
      chart: null,
    },
  ];
}
