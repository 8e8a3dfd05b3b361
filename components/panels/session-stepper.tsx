import { formatLongDate, formatWeekdayDate } from '@/lib/format/format-date';
import type { SessionSteps } from '@/lib/studies/facts-page';
import dropClasses from '../shell/drop-panel.module.css';
import { PageLink } from '../shell/page-link';
import classes from './facts.module.css';

/** The ways to another session: the one before, the one after, the newest, or any by its date. Works without a script. */
export function SessionStepper({ steps, action }: { readonly steps: SessionSteps; readonly action: '/' | '/facts' }) {
  const { asOf, previous, next, newest, kept, first, last } = steps;
  const button = `${dropClasses.button ?? ''} ${classes.button ?? ''}`;
  return (
    <nav className={classes.sessions} aria-label="Sessions">
      {previous === null ? null : <PageLink href={previous.href} className={button} rel="prev"><span aria-hidden="true">← </span><span className="visually-hidden">Session before: </span>{formatWeekdayDate(previous.date)}</PageLink>}
      {/* The key starts the field over when the page has moved on to another session. */}
      <form key={asOf} action={action} method="get" className={classes.form}>
        {kept.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <label className={classes.label} htmlFor="facts-session">Session</label>
        <input id="facts-session" className={classes.date} type="date" name="asOf" required defaultValue={asOf} {...(first === null ? {} : { min: first })} {...(last === null ? {} : { max: last })} />
        <button type="submit" className={dropClasses.button}>Show</button>
      </form>
      {next === null ? null : <PageLink href={next.href} className={button} rel="next"><span className="visually-hidden">Session after: </span>{formatWeekdayDate(next.date)}<span aria-hidden="true"> →</span></PageLink>}
      {newest === null || newest.date === next?.date ? null : <PageLink href={newest.href} className={button}>Newest: {formatLongDate(newest.date)}</PageLink>}
    </nav>
  );
}
