'use client';

import { MultiSelect, Pill } from '@mantine/core';
import { useState } from 'react';
import { indicesFirst } from '@/lib/view/indices-first';
import { filterInstruments } from './filter-instruments';
import { SymbolDot } from './symbol-dot';
import type { ParameterControlProps } from './parameter-control-props';
import classes from './controls.module.css';

interface Props extends ParameterControlProps {
  readonly onDone: (withFocus: boolean) => void;
}

/** The open list of several instruments; the last one cannot be taken out. */
export function SymbolsPicker({ parameter, value, instruments, issue, onCommit, onDone }: Props) {
  // Enter takes the first that is found, and nothing before anything is typed.
  const [search, setSearch] = useState('');
  const chosen = value.split(',').filter((symbol) => symbol !== '');
  const names = new Map([
    ...chosen.map((symbol) => [symbol, symbol] as const),
    ...indicesFirst(instruments).map(({ symbol, name }) => [symbol, name] as const),
  ]);
  return (
    <MultiSelect
      size="sm"
      label={parameter.label}
      error={issue}
      className={classes.symbols}
      value={chosen}
      searchable
      hidePickedOptions
      autoFocus
      defaultDropdownOpened
      selectFirstOptionOnChange={search !== ''}
      onSearchChange={setSearch}
      title={parameter.description}
      data={[...names.keys()].map((symbol) => ({ value: symbol, label: names.get(symbol) ?? symbol }))}
      renderPill={({ value: symbol, onRemove }) => (
        <Pill withRemoveButton onRemove={onRemove}>
          {String(symbol)}
        </Pill>
      )}
      {...(parameter.maxItems === null ? {} : { maxValues: parameter.maxItems })}
      nothingFoundMessage="No such instrument"
      comboboxProps={{ shadow: 'md', width: 260, position: 'bottom-start' }}
      filter={filterInstruments}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <SymbolDot symbol={option.value} />
          {names.get(option.value) ?? option.value}
          <span className={classes.code}>{option.value}</span>
        </span>
      )}
      onChange={(next) => {
        if (next.length > 0) onCommit(next.join(','));
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
