import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import type { OverviewAssumption, OverviewView } from '@/lib/server/pages/models/overview';
import { PageLink } from '../shell/page-link';
import { StateBanner } from '../shell/state-banner';
import dropClasses from '../shell/drop-panel.module.css';
import classes from './overview.module.css';

interface Props {
  /** What the link asks for. */
  readonly given: OverviewView;
  /** Why what it assumes cannot be used; null where it can. */
  readonly fault: string | null;
  readonly assumed: OverviewAssumption | null;
}

/** The front page as it would stand at a close: a plain form, so that it works before any script, and what is assumed. */
export function OverviewAssume({ given: { assume, asOf, measure }, fault, assumed }: Props) {
  return (
    <>
      {assumed === null ? null : (
        <StateBanner state="provisional">
          {`Provisional: as it would stand on ${formatLongDate(assumed.session)} with ${assumed.closes.map(({ name, close }) => `${name} at ${formatNumber(close)}`).join(', ')}. What is not assumed stands as it last closed, with its date. `}
          <PageLink href="/">Only what has closed</PageLink>
        </StateBanner>
      )}
      {fault === null ? null : <StateBanner state="error">{`Nothing is assumed: ${fault}.`}</StateBanner>}
      {assume !== null && fault === null && assumed === null ? (
        <StateBanner state="provisional">No provisional closes are stored for the next session, so none is assumed.</StateBanner>
      ) : null}
      <details className={classes.assumeFold} open={assume !== null}>
        <summary>If it closes at …</summary>
        <form className={classes.assume} action="/" method="get">
          {asOf === null ? null : <input type="hidden" name="asOf" value={asOf} />}
          {measure === 'pp' ? null : <input type="hidden" name="measure" value={measure} />}
          <label htmlFor="assume">The next close</label>
          <input
            id="assume"
            name="assume"
            defaultValue={assume ?? ''}
            aria-invalid={fault !== null || undefined}
            placeholder="RUT:2300, SPX:5700 or last"
            autoComplete="off"
            spellCheck={false}
          />
          <button type="submit" className={dropClasses.button}>
            Show
          </button>
          <PageLink href={asOf === null ? '/studies/needs' : `/studies/needs?asOf=${encodeURIComponent(asOf)}`}>
            What the next close needs
          </PageLink>
        </form>
      </details>
    </>
  );
}
