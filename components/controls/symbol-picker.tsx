'use client';

import { Select } from '@mantine/core';
import { useState } from 'react';
import { indicesFirst } from '@/lib/view/indices-first';
import { filterInstruments } from './filter-instruments';
import type { ParameterControlProps } from './parameter-control-props';
import { SymbolDot } from './symbol-dot';
import classes from './controls.module.css';

interface Props extends ParameterControlProps {
  readonly onDone: (withFocus: boolean) => void;
}

const none = { symbol: '', name: 'None' } as const;

/** The open list of instruments, searched by symbol or name. The field begins empty, with the instrument in force as its hint: what is typed is the search alone. */
export function SymbolPicker({ parameter, value, instruments, issue, onCommit, onDone }: Props) {
  // Enter takes the first that is found, and nothing before anything is typed.
  const [search, setSearch] = useState('');
  const known = [
    ...(parameter.optional ? [none] : []),
    ...indicesFirst(instruments),
    ...(instruments.some(({ symbol }) => symbol === value) || value === '' ? [] : [{ symbol: value, name: value }]),
  ];
  return (
    <Select
      size="sm"
      label={parameter.label}
      error={issue}
      className={classes.symbol}
      value={null}
      searchable
      autoFocus
      defaultDropdownOpened
      selectFirstOptionOnChange={search !== ''}
      onSearchChange={setSearch}
      data={known.map(({ symbol, name }) => ({ value: symbol, label: name }))}
      placeholder={known.find(({ symbol }) => symbol === value)?.name ?? none.name}
      nothingFoundMessage="No such instrument"
      comboboxProps={{ shadow: 'md', width: 240, position: 'bottom-start' }}
      leftSection={value === '' ? null : <SymbolDot symbol={value} />}
      leftSectionWidth={value === '' ? 10 : 28}
      renderOption={({ option }) => (
        <span className={classes.option} data-chosen={option.value === value || undefined}>
          {option.value === '' ? null : <SymbolDot symbol={option.value} />}
          {option.label}
          <span className={classes.code}>{option.value}</span>
        </span>
      )}
      filter={filterInstruments}
      onOptionSubmit={(next) => {
        if (next !== value) onCommit(next);
        onDone(true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(true);
      }}
      onBlur={() => {
        onDone(false);
      }}
    />
  );
}
