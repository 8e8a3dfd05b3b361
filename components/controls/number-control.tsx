'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ParameterControlProps } from './parameter-control-props';
import classes from './controls.module.css';

/** A decimal number, in percent where its name says so; what is out of bounds is said, not changed. An optional one may be left empty. */
export function NumberControl({ parameter, value, issue, onCommit }: ParameterControlProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { minimum, maximum } = parameter;
  const commit = (): void => {
    if (draft === null) return;
    const number = Number(draft.replace(',', '.'));
    if (draft.trim() === '' && parameter.optional) {
      setDraft(null);
      setRefused(null);
      onCommit('');
      return;
    }
    if (draft.trim() === '' || !Number.isFinite(number) || number < (minimum ?? -Infinity) || number > (maximum ?? Infinity)) {
      setRefused(`${minimum ?? ''} to ${maximum ?? ''}`);
      return;
    }
    setDraft(null);
    setRefused(null);
    onCommit(String(number));
  };
  return (
    <TextInput
      size="sm"
      label={parameter.label}
      className={classes.number}
      value={draft ?? value}
      error={refused ?? issue}
      inputMode="decimal"
      title={parameter.description}
      placeholder={parameter.optional ? 'usual' : ''}
      rightSection={parameter.name.endsWith('Pct') ? <span className={classes.code}>%</span> : null}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
