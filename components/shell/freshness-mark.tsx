import { formatWeekdayDate } from '@/lib/format/format-date';
import type { Freshness } from '@/lib/server/pages/models/overview';
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
  const lead = freshness.asOf === null ? '' : 'Close of ';
  // How old the closes are stands beside the date of each page: here the dot says it, and the title.
  const note = tone === 'simulated' ? ', simulated' : '';
  return (
    <span className={classes.freshness} data-tone={tone} title={`${lead}${date}${tone === 'stale' ? `, ${behind}` : note}`}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.freshnessText}>
        <span className={classes.freshnessMore}>{lead}</span>
        {date}
        <span className={classes.freshnessMore}>{note}</span>
      </span>
    </span>
  );
}
