'use client';

import { NativeSelect, TextInput, SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { NumberControl } from './number-control';
import type { ParameterControlProps } from './parameter-control-props';
import { SectorControl } from './sector-control';
import { StepperControl } from './stepper-control';
import { SymbolControl } from './symbol-control';
import { SymbolsControl } from './symbols-control';
import { UniverseControl } from './universe-control';
import classes from './controls.module.css';

function ChoiceControl({ parameter, value, sensible, onCommit }: ParameterControlProps) {
  const labelId = useId();
  const data = parameter.options.map((option) => ({
    value: option.value,
    label: option.label,
    disabled: option.value !== value && !sensible.includes(option.value),
  }));
  const note = sensible.length < data.length ? parameter.optionsNote : null;
  if (parameter.options.length > 4) {
    return (
      <NativeSelect
        size="sm"
        label={parameter.label}
        data={data}
        value={value}
        onChange={(event) => {
          onCommit(event.currentTarget.value);
        }}
        className={classes.select}
      />
    );
  }
  return (
    <div className={classes.field} title={parameter.description}>
      <span className={classes.label} id={labelId}>
        {parameter.label}
      </span>
      <SegmentedControl
        size="sm"
        data={data}
        value={value}
        onChange={onCommit}
        aria-labelledby={labelId}
        aria-describedby={note === null ? undefined : `${labelId}-note`}
        className={classes.choice}
      />
      {note === null ? null : (
        <p className={classes.note} id={`${labelId}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

function TextControl({ parameter, value, issue, onCommit }: ParameterControlProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  return (
    <TextInput
      size="sm"
      label={parameter.label}
      value={draft ?? value}
      error={issue}
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

/** The right widget for one parameter, chosen by its schema. */
export function ParameterControl(props: ParameterControlProps) {
  const { widget } = props.parameter;
  if (widget === 'symbol') return <SymbolControl {...props} />;
  if (widget === 'symbols') return <SymbolsControl {...props} />;
  if (widget === 'universe') return <UniverseControl {...props} />;
  if (widget === 'sector') return <SectorControl {...props} />;
  if (widget === 'stepper') return <StepperControl {...props} />;
  if (widget === 'number') return <NumberControl {...props} />;
  if (widget === 'choice') return <ChoiceControl {...props} />;
  return <TextControl {...props} />;
}
