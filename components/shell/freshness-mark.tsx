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
  const date = freshness.asOf === null ? 'No closes yet' : formatWeekdayDate(freshness.asOf);
  const lead = freshness.asOf === null ? '' : freshness.isMixed ? 'All indices to ' : 'Close of ';
  const note = tone === 'stale' ? `, ${behind}` : tone === 'simulated' ? ', simulated' : '';
  return (
    <span className={classes.freshness} data-tone={tone} title={`${lead}${date}${note}`}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.freshnessText}><span className={classes.freshnessMore}>{lead}</span>{date}<span className={classes.freshnessMore}>{note}</span></span>
    </span>
  );
}
