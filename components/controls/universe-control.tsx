'use client';

import { LabelledSelect } from './labelled-select';
import type { ParameterControlProps } from './parameter-control-props';
import classes from './controls.module.css';

/** One of the universes that are shipped or stored; what a link asks for stays to be seen where it is none of them. */
export function UniverseControl({ parameter, value, universes, issue, onCommit }: ParameterControlProps) {
  const data = universes.some((universe) => universe.value === value) ? [...universes] : [...universes, { value, label: value }];
  return (
    <LabelledSelect
      label={parameter.label}
      title={parameter.description}
      options={data}
      value={value}
      issue={issue}
      className={classes.select}
      onChange={onCommit}
    />
  );
}
