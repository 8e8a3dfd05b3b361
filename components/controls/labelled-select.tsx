import classes from './labelled-input.module.css';
import { LabelledField } from './labelled-field';

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
export function LabelledSelect({ label, title, options, value, issue = null, className, onChange }: Props) {
  return (
    <LabelledField label={label} issue={issue} className={className}>
      {(field) => (
        <div className={classes.list}>
          <select
            {...field}
            title={title}
            value={value}
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
      )}
    </LabelledField>
  );
}
