import { formatWeekdayDate } from '@/lib/format/format-date';
import type { Freshness } from '@/lib/studies/overview';
import classes from './site-header.module.css';

function describeTone(freshness: Freshness): 'empty' | 'simulated' | 'stale' | 'fresh' {
  if (freshness.asOf === null) return 'empty';
  if (freshness.simulated) return 'simulated';
  return freshness.sessionsBehind > 0 ? 'stale' : 'fresh';
}

/** The dot and date in the header: green when current, amber when behind or simulated. */
export function FreshnessMark({ freshness }: { readonly freshness: Freshness }) {
  const tone = describeTone(freshness);
  const behind = freshness.sessionsBehind === 1 ? 'one session behind' : `${freshness.sessionsBehind} sessions behind`;
  const text = freshness.asOf === null ? 'No closes yet' : `${freshness.isMixed ? 'All indices to' : 'Close of'} ${formatWeekdayDate(freshness.asOf)}`;
  const note = tone === 'stale' ? `, ${behind}` : tone === 'simulated' ? ', simulated' : '';
  return (
    <span className={classes.freshness} data-tone={tone}>
      <span className={classes.dot} aria-hidden="true" />
      {text}
      {note}
    </span>
  );
}
