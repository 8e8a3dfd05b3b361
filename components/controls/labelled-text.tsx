import { useId, type ComponentProps } from 'react';
import classes from './labelled-input.module.css';

interface Props extends Pick<ComponentProps<'input'>, 'list' | 'autoComplete' | 'inputMode' | 'placeholder' | 'title'> {
  readonly label: string;
  readonly value: string;
  readonly issue: string | null;
  readonly className?: string | undefined;
  /** A sign that stands behind the text in its field. */
  readonly sign?: string | undefined;
  readonly onDraft: (text: string) => void;
  /** The text stands: Enter was pressed, or the field left. */
  readonly onCommit: () => void;
}

/** A field of text with its name above. */
export function LabelledText({ label, issue, className = '', sign, onDraft, onCommit, ...props }: Props) {
  const id = useId();
  return (
    <div className={`${classes.root} ${className}`} data-typed="">
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.frame}>
        <input
          {...props}
          id={id}
          className={classes.input}
          data-signed={sign !== undefined || undefined}
          aria-invalid={issue !== null || undefined}
          aria-describedby={issue === null ? undefined : `${id}-issue`}
          onChange={(event) => {
            onDraft(event.currentTarget.value);
          }}
          onBlur={onCommit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onCommit();
          }}
        />
        {sign === undefined ? null : <span className={classes.sign}>{sign}</span>}
      </div>
      {issue === null ? null : (
        <p className={classes.issue} id={`${id}-issue`} role="alert">
          {issue}
        </p>
      )}
    </div>
  );
}
