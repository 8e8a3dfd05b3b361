import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { pluralise } from '@/lib/format/number-words';
import type { PinComparison } from '@/lib/server/pages/models/pin-comparison';
import { PageLink } from '../shell/page-link';
import classes from './study-panel.module.css';

function tellChange({ symbol, changes, first, last }: PinComparison['changes'][number]): string {
  const span = first === last ? formatLongDate(first) : `${formatLongDate(first)} to ${formatLongDate(last)}`;
  return `${formatNumber(changes, { decimals: 0 })} of ${symbol} (${span})`;
}

function tellNumber(count: number, singular: string): string[] {
  return count === 0 ? [] : [`${formatNumber(count, { decimals: 0 })} ${pluralise(count, singular)}`];
}

function tellUniverse({ name, closes, members, weightSessions, sectors, countSessions }: PinComparison['universes'][number]): string {
  const parts = [
    ...tellNumber(closes, 'close').map((text) => `${text} of its members`),
    ...tellNumber(members, 'member').map((text) => `the spells of ${text}`),
    ...tellNumber(weightSessions, 'session').map((text) => `the weights of ${text}`),
    ...tellNumber(sectors, 'member').map((text) => `the sectors of ${text}`),
    ...tellNumber(countSessions, 'session').map((text) => `the counts of ${text}`),
  ];
  return ` Of the ${name}, added, corrected or withdrawn since: ${parts.join(', ')}.`;
}

/** Beside a pinned answer: that the store has moved on, what of it matters here, and the way to today's data. The pinned numbers stay. */
export function PinNote({ pin }: { readonly pin: PinComparison }) {
  const count = pin.changes.reduce((sum, { changes }) => sum + changes, 0);
  const isUnchanged = count === 0 && pin.universes.length === 0;
  const closes =
    count === 0
      ? ''
      : `Since then ${formatNumber(count, { decimals: 0 })} ${pluralise(count, 'close')} used here ${count === 1 ? 'was' : 'were'} added or corrected: ${pin.changes.map(tellChange).join(', ')}.`;
  const what = isUnchanged ? 'Nothing used here has changed since.' : `${closes}${pin.universes.map(tellUniverse).join('')}`.trim();
  const now =
    pin.headlineNow === null
      ? isUnchanged || !pin.isCompared
        ? ''
        : ' The sentence stays the same.'
      : ` Today’s data say: ${pin.headlineNow}`;
  return (
    <p className={classes.pin} data-pin={pin.version}>
      Pinned to data version {pin.version}; the newest is {pin.newestVersion}. {what}
      {now} <PageLink href={pin.href}>Show with today’s data</PageLink>
    </p>
  );
}
