'use client';

import { useId, useState } from 'react';
import { LabelledSelect } from './labelled-select';
import { LabelledText } from './labelled-text';
import { NumberControl } from './number-control';
import type { ParameterControlProps } from './parameter-control-props';
import { SectorControl } from './sector-control';
import { Segments } from './segments';
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
    return <LabelledSelect label={parameter.label} options={data} value={value} onChange={onCommit} className={classes.select} />;
  }
  return (
    <div className={classes.field} title={parameter.description}>
      <span className={classes.label} id={labelId}>
        {parameter.label}
      </span>
      <Segments
        options={data}
        value={value}
        onChange={onCommit}
        labelledBy={labelId}
        describedBy={note === null ? undefined : `${labelId}-note`}
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
  return <LabelledText label={parameter.label} value={draft ?? value} issue={issue} onDraft={setDraft} onCommit={commit} />;
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
