'use client';

import { LabelledSelect } from './labelled-select';
import type { ParameterControlProps } from './parameter-control-props';
import classes from './controls.module.css';

/** One of the sectors that are stored, or all; what a link asks for stays to be seen where it is none of them. */
export function SectorControl({ parameter, value, sectors, issue, onCommit }: ParameterControlProps) {
  const initial = parameter.initial ?? '';
  const isKnown = value === initial || sectors.some((sector) => sector.value === value);
  const data = [
    { value: initial, label: sectors.length === 0 ? 'All (none stored)' : 'All' },
    ...sectors,
    ...(isKnown ? [] : [{ value, label: value }]),
  ];
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
