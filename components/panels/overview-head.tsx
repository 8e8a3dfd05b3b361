import { isSessionDate } from '@/lib/calendar/session-date';
import { formatLongDate, formatWeekdayDate } from '@/lib/format/format-date';
import { nameProviders } from '@/lib/format/source-line';
import type { Overview, OverviewView } from '@/lib/server/pages/models/overview';
import { SessionStepper } from './session-stepper';
import classes from './overview.module.css';

interface Props {
  readonly overview: Overview;
  readonly view: OverviewView;
}

/** Where the closes are from and how old they are; of a past session only the former. */
function describeCloses({ freshness, asOf, assumed }: Overview): string {
  const { providers, sessionsBehind, simulated } = freshness;
  if (assumed !== null) return 'if it closes so';
  const source = simulated ? 'simulated closes' : `final closes, ${nameProviders({ sources: [{ providers }] })}`;
  const age =
    simulated || asOf !== freshness.asOf || sessionsBehind === 0
      ? ''
      : sessionsBehind === 1
        ? ' · one session old'
        : ` · ${sessionsBehind} sessions old`;
  return `${source}${age}`;
}

/** Why another session is shown than the link asks for; empty where it is the one. */
function describeMove({ asOf, newest }: Overview, asked: string | null): string {
  if (asked === null || asked === asOf || !isSessionDate(asked)) return '';
  return newest !== null && asked > newest
    ? ` · ${formatLongDate(asked)} is after the newest close stored`
    : ` · ${formatLongDate(asked)} was no session of the exchange`;
}

/** The day and the age of its closes in one grey line, and the ways to other sessions. */
export function OverviewHead({ overview, view }: Props) {
  const { asOf, assumed, steps } = overview;
  return (
    <div className={classes.head}>
      <p className={classes.eyebrow}>
        <span className={classes.day}>{formatWeekdayDate(assumed?.session ?? asOf ?? '')}</span>
        {` · ${describeCloses(overview)}${describeMove(overview, view.asOf)}`}
      </p>
      {steps === null ? null : <SessionStepper steps={steps} action="/" />}
    </div>
  );
}
