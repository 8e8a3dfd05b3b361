'use client';

import { useId, useState } from 'react';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { DropPanel } from '../shell/drop-panel';
import classes from './controls.module.css';

interface Props {
  readonly parameter: ParameterSchema;
  /** Names of what is laid over the charts, with commas. */
  readonly value: string;
  readonly issue: string | null;
  readonly onCommit: (value: string) => void;
}

/** What is laid over the charts: any of the kinds of events, or none. */
export function LayersControl({ parameter, value, issue, onCommit }: Props) {
  const labelId = useId();
  // A box is checked at once, and one after the other while the address follows.
  const [draft, setDraft] = useState(value);
  const [draftFor, setDraftFor] = useState(value);
  if (draftFor !== value) {
    setDraftFor(value);
    setDraft(value);
  }
  const chosen = new Set(draft.split(',').filter((id) => id !== ''));
  const names = parameter.options.filter((option) => chosen.has(option.value)).map(({ label }) => label);
  const said = names.length === 0 ? 'None' : names.length === 1 ? (names[0] ?? '') : `${names.length} kinds`;
  const toggle = (id: string): void => {
    const next = parameter.options.map((option) => option.value).filter((other) => (other === id) !== chosen.has(other));
    setDraft(next.join(','));
    onCommit(next.join(','));
  };
  return (
    <div className={classes.field} title={parameter.description}>
      <span className={classes.label} id={labelId}>
        {parameter.label}
      </span>
      <DropPanel label={said} name={`${parameter.label}: ${names.length === 0 ? 'none' : names.join(', ')}`}>
        {() => (
          <div role="group" aria-labelledby={labelId} data-layers="">
            {parameter.options.map((option) => (
              <label key={option.value} className={classes.layer}>
                <input
                  type="checkbox"
                  checked={chosen.has(option.value)}
                  onChange={() => {
                    toggle(option.value);
                  }}
                />
                {option.label}
              </label>
            ))}
          </div>
        )}
      </DropPanel>
      {issue === null ? null : <p className={classes.issue}>{issue}</p>}
    </div>
  );
}
