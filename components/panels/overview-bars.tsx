import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import type { OverviewBar } from '@/lib/server/pages/models/overview';
import { ChartLegend } from '../charts/chart-legend';
import { placeBar } from '@/lib/plot/ranking/rank-rows';
import { SignedBar } from '../charts/signed-bar';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

interface Props {
  readonly bars: readonly OverviewBar[];
  readonly href: string;
  readonly date: string | null;
  /** The page's session. */
  readonly session: string | null;
  readonly simulated: boolean;
}

/** Five-session returns of the Magnificent 7, strongest first. A missing one has a dash and no bar. */
export function OverviewBars({ bars, href, date, session, simulated }: Props) {
  const known = bars.flatMap((bar) => bar.return5dPct ?? []);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  return (
    <section className={`${classes.card ?? ''} ${classes.seven ?? ''}`} aria-labelledby="bars-title">
      <div className={classes.cardHead}>
        <h2 id="bars-title">
          <PageLink href={href} className={classes.plain}>
            Magnificent 7, five sessions
          </PageLink>
        </h2>
        <span className={classes.note}>
          percent · {known.filter((value) => value > 0).length} of {known.length} up
          {date === null || date === session ? '' : `, as of ${formatLongDate(date)}`}
        </span>
      </div>
      <ul className={classes.bars} data-simulated={simulated || undefined}>
        {bars.map((bar) => (
          <li key={bar.symbol}>
            <PageLink href={bar.href} className={classes.bar} title={bar.name}>
              <span>{bar.symbol}</span>
              <span
                className={`${classes.signed} tabular`}
                data-sign={bar.return5dPct === null ? undefined : bar.return5dPct < 0 ? 'down' : 'up'}
              >
                {formatNumber(bar.return5dPct, { sign: true })}
              </span>
              <SignedBar value={bar.return5dPct} place={placeBar(bar.return5dPct, low, high)} />
            </PageLink>
          </li>
        ))}
      </ul>
      <p className={classes.aside}>
        The M7 tile is a basket, reset to equal weights each quarter: its move is not the mean of this column.
      </p>
      <ChartLegend chart={{ kind: 'ranking' }} simulated={simulated} />
    </section>
  );
}
