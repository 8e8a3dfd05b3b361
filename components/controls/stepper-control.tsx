'use client';

import { useId, useState } from 'react';
import { BareButton } from '../shell/bare-button';
import type { ParameterControlProps } from './parameter-control-props';
import classes from './controls.module.css';

/** A whole number with a button on either side; typing is taken over on Enter or when leaving. */
export function StepperControl({ parameter, value, issue, onCommit }: ParameterControlProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { minimum, maximum, label } = parameter;
  const fault = refused ?? issue;
  const clamp = (number: number): number => Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, number));
  const commit = (text: string): void => {
    const number = Number(text);
    // What is out of bounds is said, not changed.
    if (text.trim() === '' || !Number.isInteger(number) || number !== clamp(number)) {
      setRefused(`${minimum ?? ''} to ${maximum ?? ''}`);
      return;
    }
    setDraft(null);
    setRefused(null);
    onCommit(String(number));
  };
  const step = (by: number): void => {
    commit(String(clamp(Number(value) + by)));
  };
  return (
    <div className={classes.field} title={parameter.description}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.stepper} data-invalid={fault !== null || undefined}>
        <BareButton
          className={classes.step}
          aria-label={`${label}: one less`}
          disabled={minimum !== null && Number(value) <= minimum}
          onClick={() => {
            step(-1);
          }}
        >
          −
        </BareButton>
        <input
          id={id}
          className={`${classes.count} tabular`}
          inputMode="numeric"
          aria-invalid={fault !== null || undefined}
          value={draft ?? value}
          size={Math.max(2, (draft ?? value).length)}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
          }}
          onBlur={() => {
            if (draft !== null) commit(draft);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit(draft ?? value);
            if (event.key === 'ArrowUp') step(1);
            if (event.key === 'ArrowDown') step(-1);
          }}
        />
        <BareButton
          className={classes.step}
          aria-label={`${label}: one more`}
          disabled={maximum !== null && Number(value) >= maximum}
          onClick={() => {
            step(1);
          }}
        >
          +
        </BareButton>
      </div>
      {fault === null ? null : (
        <span className={classes.issue} role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}
