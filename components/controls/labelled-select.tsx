import { useId } from 'react';
import classes from './labelled-input.module.css';

interface Props {
  readonly label: string;
  readonly title?: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
  readonly value: string;
  readonly issue?: string | null;
  readonly className: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One of many words, by the list of the browser. */
export function LabelledSelect({ label, title, options, value, issue = null, className = '', onChange }: Props) {
  const id = useId();
  return (
    <div className={`${classes.root} ${className}`}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.list}>
        <select
          id={id}
          className={classes.input}
          title={title}
          value={value}
          aria-invalid={issue !== null || undefined}
          aria-describedby={issue === null ? undefined : `${id}-issue`}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      {issue === null ? null : (
        <p className={classes.issue} id={`${id}-issue`} role="alert">
          {issue}
        </p>
      )}
    </div>
  );
}
