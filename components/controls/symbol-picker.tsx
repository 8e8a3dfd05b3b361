'use client';

import { Select } from '@mantine/core';
import type { ParameterControlProps } from './parameter-control';
import { SymbolDot } from './symbol-dot';
import classes from './controls.module.css';

interface Props extends ParameterControlProps {
  readonly onDone: () => void;
}

/** The open list of instruments, searched by symbol or name. */
export function SymbolPicker({ parameter, value, instruments, issue, onCommit, onDone }: Props) {
  const known = instruments.some(({ symbol }) => symbol === value) || value === '' ? instruments : [...instruments, { symbol: value, name: value }];
  return (
    <Select
      size="sm" label={parameter.label} error={issue} className={classes.symbol} value={value === '' ? null : value} searchable autoFocus defaultDropdownOpened
      data={known.map(({ symbol, name }) => ({ value: symbol, label: name }))} allowDeselect={parameter.optional} clearable={parameter.optional}
      placeholder="None" nothingFoundMessage="No such instrument" comboboxProps={{ shadow: 'md', width: 240, position: 'bottom-start' }}
      leftSection={value === '' ? null : <SymbolDot symbol={value} />} leftSectionWidth={value === '' ? 10 : 28}
      renderOption={({ option }) => (
        <span className={classes.option}><SymbolDot symbol={option.value} />{option.label}<span className={classes.code}>{option.value}</span></span>
      )}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase();
        // The field starts with the chosen name in it; until something is typed, everything is on offer.
        const untouched = known.some(({ symbol, name }) => symbol === value && name.toLowerCase() === wanted);
        return untouched ? options : options.filter((option) => 'value' in option && `${option.label} ${option.value}`.toLowerCase().includes(wanted));
      }}
      onChange={(next) => {
        if (next !== null || parameter.optional) onCommit(next ?? '');
        onDone();
      }}
      onBlur={onDone}
    />
  );
}
