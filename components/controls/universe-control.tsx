'use client';

import { NativeSelect } from '@mantine/core';
import type { ParameterControlProps } from './parameter-control-props';
import classes from './controls.module.css';

/** One of the universes that are shipped or stored; what a link asks for stays to be seen where it is none of them. */
export function UniverseControl({ parameter, value, universes, issue, onCommit }: ParameterControlProps) {
  const data = universes.some((universe) => universe.value === value) ? [...universes] : [...universes, { value, label: value }];
  return (
    <NativeSelect
      size="sm"
      label={parameter.label}
      title={parameter.description}
      data={data}
      value={value}
      error={issue}
      className={classes.select}
      onChange={(event) => {
        onCommit(event.currentTarget.value);
      }}
    />
  );
}
