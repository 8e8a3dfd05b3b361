'use client';

import { useId, useState } from 'react';
import { LabelledText } from './labelled-text';
import classes from './controls.module.css';

interface Props {
  readonly value: string;
  readonly symbol: string;
  readonly issue: string | null;
  readonly onCommit: (value: string | null) => void;
}

/** The supposed close of the session after the last: a level of the first instrument, or several as `RUT:2263.67,SPX:5667.20`. */
export function AssumeControl({ value, symbol, issue, onCommit }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const choices = useId();
  const single = value.startsWith(`${symbol}:`) && !value.includes(',') ? value.slice(symbol.length + 1) : value;
  const commit = (): void => {
    if (draft === null) return;
    const text = draft.trim();
    setDraft(null);
    const level = text.replaceAll(',', '');
    if (text === '') onCommit(null);
    else onCommit(/^\d+(\.\d+)?$/.test(level) ? `${symbol}:${level}` : text);
  };
  return (
    <>
      <LabelledText
        list={choices}
        autoComplete="off"
        label="If it closes at"
        placeholder={`${symbol} level`}
        className={classes.assume}
        value={draft ?? single}
        issue={issue}
        title={`A level of ${symbol}, several closes as RUT:2263.67,SPX:5667.20, or the word last for the stored provisional closes`}
        onDraft={setDraft}
        onCommit={commit}
      />
      <datalist id={choices}>
        <option value="last">the stored provisional closes</option>
      </datalist>
    </>
  );
}
