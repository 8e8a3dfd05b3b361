import { formatLongDate } from '@/lib/format/format-date';
import type { RecordStrip } from '@/lib/server/pages/models/overview';
import { ChartLegend } from '../charts/chart-legend';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

interface Props {
  readonly strip: RecordStrip;
  readonly simulated: boolean;
}

/** The running year, a mark per session in its month: filled where the close was a record. */
export function OverviewRecords({ strip, simulated }: Props) {
  const months = strip.monthMarks.map((mark, order) => ({
    label: mark.label,
    sessions: strip.sessions.slice(mark.index, strip.monthMarks[order + 1]?.index),
  }));
  return (
    <section className={classes.card} aria-labelledby="records-title">
      <div className={classes.cardHead}>
        <h2 id="records-title">
          <PageLink href={strip.href} className={classes.plain}>
            S&P 500 record closes in {strip.year}
          </PageLink>{' '}
          <span className={classes.unit}>
            {strip.records} of {strip.sessions.length} sessions
          </span>
        </h2>
      </div>
      <ul className={classes.months} data-simulated={simulated || undefined}>
        {months.map((month) => (
          <li key={month.label} style={{ flexGrow: month.sessions.length }}>
            <div className={classes.cells} aria-hidden="true">
              {month.sessions.map((session) => (
                <span
                  key={session.date}
                  data-record={session.record || undefined}
                  title={`${formatLongDate(session.date)}${session.record ? ', record close' : ''}`}
                />
              ))}
            </div>
            <span className={classes.small}>
              {month.label}
              <span className="visually-hidden">
                : {month.sessions.filter((session) => session.record).length} record closes in {month.sessions.length} sessions
              </span>
            </span>
          </li>
        ))}
      </ul>
      <ChartLegend chart={{ kind: 'ranking' }} simulated={simulated} />
    </section>
  );
}
