'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition, type ReactNode, type SubmitEvent } from 'react';
import { formatLongDate, formatShortDate, formatWeekdayDate } from '@/lib/format/format-date';
import type { SessionLink, SessionSteps } from '@/lib/server/pages/models/facts-page';
import dropClasses from '../shell/drop-panel.module.css';
import { PageLink } from '../shell/page-link';
import classes from './session-stepper.module.css';

interface StepProps {
  readonly to: SessionLink;
  readonly label: string;
  readonly rel?: string;
  readonly onGo: (to: SessionLink) => void;
  readonly children: ReactNode;
}

function Step({ to, label, rel, onGo, children }: StepProps) {
  return (
    <PageLink
      href={to.href}
      rel={rel}
      aria-label={`${label}: ${formatWeekdayDate(to.date)}`}
      title={formatWeekdayDate(to.date)}
      className={`${dropClasses.button ?? ''} ${classes.button ?? ''}`}
      onNavigate={(event) => {
        event.preventDefault();
        onGo(to);
      }}
    >
      {children}
    </PageLink>
  );
}

/** The ways to another session: the one before, the one after, the newest, or any by its date. Works without a script; with one it says at once what is being read. */
export function SessionStepper({ steps, action }: { readonly steps: SessionSteps; readonly action: '/' | '/facts' }) {
  const { asOf, previous, next, newest, kept, first, last } = steps;
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState('');
  const go = ({ date, href }: { readonly date: string; readonly href: string }): void => {
    setAsked(date);
    startTransition(() => {
      router.push(href);
    });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    const date = new FormData(event.currentTarget).get('asOf');
    if (typeof date !== 'string' || date === '') return;
    event.preventDefault();
    go({ date, href: `${action}?${new URLSearchParams([...kept.map(([name, value]) => [name, value]), ['asOf', date]]).toString()}` });
  };
  return (
    <nav className={classes.sessions} aria-label="Sessions" aria-busy={isPending}>
      {previous === null ? null : (
        <Step to={previous} label="Session before" rel="prev" onGo={go}>
          <span aria-hidden="true">←</span>
          <span className={classes.name}> {formatShortDate(previous.date)}</span>
        </Step>
      )}
      {/* The key starts the field over when the page has moved on to another session. */}
      <form key={asOf} action={action} method="get" className={classes.form} onSubmit={submit}>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="visually-hidden" htmlFor="facts-session">
          Session
        </label>
        <input
          id="facts-session"
          className={classes.date}
          type="date"
          name="asOf"
          required
          defaultValue={asOf}
          {...(first === null ? {} : { min: first })}
          {...(last === null ? {} : { max: last })}
        />
        <button type="submit" className={dropClasses.button}>
          Show
        </button>
      </form>
      {next === null ? null : (
        <Step to={next} label="Session after" rel="next" onGo={go}>
          <span className={classes.name}>{formatShortDate(next.date)} </span>
          <span aria-hidden="true">→</span>
        </Step>
      )}
      {newest === null || newest.date === next?.date ? null : (
        <Step to={newest} label="Newest session" onGo={go}>
          Newest
        </Step>
      )}
      <p className={classes.pending} role="status" data-on={isPending || undefined}>
        {isPending ? `Reading ${formatLongDate(asked)} …` : ''}
      </p>
    </nav>
  );
}
