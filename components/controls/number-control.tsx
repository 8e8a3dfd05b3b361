'use client';

import { useState } from 'react';
import { LabelledText } from './labelled-text';
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
    <LabelledText
      label={parameter.label}
      className={classes.number}
      value={draft ?? value}
      issue={refused ?? issue}
      inputMode="decimal"
      title={parameter.description}
      placeholder={parameter.optional ? 'usual' : ''}
      sign={parameter.name.endsWith('Pct') ? '%' : undefined}
      onDraft={setDraft}
      onCommit={commit}
    />
  );
}
