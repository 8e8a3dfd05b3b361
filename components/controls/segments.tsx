import { useId } from 'react';
import classes from './segments.module.css';

interface Props {
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled: boolean }[];
  readonly value: string;
  /** Element that names the choice. */
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One of a few words, all in sight: radio buttons in a row. A page has half a dozen: each is its elements alone, and no component of the UI kit. */
export function Segments({ options, value, labelledBy, describedBy, onChange }: Props) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy} className={classes.segments}>
      {options.map((option) => (
        <label key={option.value} className={classes.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            className={classes.radio}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span className={classes.word}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
