import { useId, type ReactNode } from 'react';
import classes from './labelled-input.module.css';

/** What an input has of the field that it stands in: its name, and whether and where it is said what is wrong. */
export interface FieldProps {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  readonly issue: string | null;
  readonly className: string | undefined;
  readonly children: (props: FieldProps) => ReactNode;
}

/** A name above an input, and what is wrong with its value below. */
export function LabelledField({ label, issue, className = '', children }: Props) {
  const id = useId();
  const issueId = `${id}-issue`;
  return (
    <div className={`${classes.root} ${className}`}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: classes.input,
        'aria-invalid': issue === null ? undefined : true,
        'aria-describedby': issue === null ? undefined : issueId,
      })}
      {issue === null ? null : (
        <p className={classes.issue} id={issueId} role="alert">
          {issue}
        </p>
      )}
    </div>
  );
}
