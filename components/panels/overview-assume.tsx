import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import type { OverviewAssumption } from '@/lib/studies/overview';
import { PageLink } from '../shell/page-link';
import { StateBanner } from '../shell/state-banner';
import dropClasses from '../shell/drop-panel.module.css';
import classes from './overview.module.css';

interface Props {
  /** The text of the link; null where it assumes nothing. */
  readonly given: string | null;
  readonly asOf: string | null;
  readonly assumed: OverviewAssumption | null;
}

/** The front page as it would stand at a close: a plain form, so that it works before any script, and what is assumed. */
export function OverviewAssume({ given, asOf, assumed }: Props) {
  return (
    <>
      {assumed === null ? null : (
        <StateBanner state="provisional">
          {`Provisional: as it would stand on ${formatLongDate(assumed.session)} with ${assumed.closes.map(({ name, close }) => `${name} at ${formatNumber(close)}`).join(', ')}. What needs a close that is not assumed is missing. `}
          <PageLink href="/">Only what has closed</PageLink>
        </StateBanner>
      )}
      {given !== null && assumed === null ? <StateBanner state="provisional">No provisional closes are stored for the next session, so none is assumed.</StateBanner> : null}
      <form className={classes.assume} action="/" method="get">
        {asOf === null ? null : <input type="hidden" name="asOf" value={asOf} />}
        <label htmlFor="assume">If it closes at</label>
        <input id="assume" name="assume" defaultValue={given ?? ''} placeholder="RUT:2300, SPX:5700 or last" autoComplete="off" spellCheck={false} />
        <button type="submit" className={dropClasses.button}>Show</button>
        <PageLink href="/studies/needs">What the next close needs</PageLink>
      </form>
    </>
  );
}
