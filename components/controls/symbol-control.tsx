'use client';

import { Select } from '@mantine/core';
import { symbolColor } from '../charts/chart-color';
import type { ParameterControlProps } from './parameter-control';
import classes from './controls.module.css';

/** The square in an instrument's colour. */
export function SymbolDot({ symbol }: { readonly symbol: string }) {
  return <span className={classes.dot} style={{ background: symbolColor(symbol) }} aria-hidden="true" />;
}

/** One instrument, found by symbol or name; an optional one can be cleared. */
export function SymbolControl({ parameter, value, instruments, issue, onCommit }: ParameterControlProps) {
  const known = instruments.some(({ symbol }) => symbol === value) || value === '' ? instruments : [...instruments, { symbol: value, name: value }];
  const options = known.map(({ symbol, name }) => ({ value: symbol, label: name }));
  return (
    <Select
      size="sm" label={parameter.label} error={issue} className={classes.symbol} data={options} value={value === '' ? null : value} searchable
      clearable={parameter.optional} allowDeselect={parameter.optional} placeholder="None" nothingFoundMessage="No such instrument" title={parameter.description}
      leftSection={value === '' ? null : <SymbolDot symbol={value} />} leftSectionWidth={value === '' ? 10 : 28} comboboxProps={{ shadow: 'md', width: 240, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className={classes.option}><SymbolDot symbol={option.value} />{option.label}<span className={classes.code}>{option.value}</span></span>
      )}
      filter={({ options: all, search }) => {
        const wanted = search.trim().toLowerCase();
        return all.filter((option) => 'value' in option && `${option.label} ${String(option.value)}`.toLowerCase().includes(wanted));
      }}
      onChange={(next) => { if (next !== null || parameter.optional) onCommit(next ?? ''); }}
    />
  );
}
