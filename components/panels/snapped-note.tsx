import { formatLongDate, formatWeekdayDate } from '@/lib/format/format-date';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import classes from './study-panel.module.css';

interface Props {
  /** The query in force, whose `asOf` may be no session. */
  readonly query: string;
  readonly result: Pick<StudyResult, 'asOf'>;
  readonly loading: boolean;
}

/** Says when the day asked for is none that these closes have: the answer stands on the session before. */
export function SnappedNote({ query, result, loading }: Props) {
  const asked = new URLSearchParams(query).get('asOf');
  if (asked === null || asked <= result.asOf || loading) return null;
  return (
    <p className={classes.pin} data-snapped="">
      No close of {formatWeekdayDate(asked)} is used here: this is as of {formatLongDate(result.asOf)}, the session before.
    </p>
  );
}
