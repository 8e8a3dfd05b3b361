'use client';

import { MultiSelect } from '@mantine/core';
import { SymbolDot } from './symbol-dot';
import type { ParameterControlProps } from './parameter-control';
import classes from './controls.module.css';

interface Props extends ParameterControlProps {
  readonly onDone: () => void;
}

/** The open list of several instruments; the last one cannot be taken out. */
export function SymbolsPicker({ parameter, value, instruments, issue, onCommit, onDone }: Props) {
  const chosen = value.split(',').filter((symbol) => symbol !== '');
  const names = new Map([...chosen.map((symbol) => [symbol, symbol] as const), ...instruments.map(({ symbol, name }) => [symbol, name] as const)]);
  return (
    <MultiSelect
      size="sm" label={parameter.label} error={issue} className={classes.symbols} value={chosen} searchable hidePickedOptions autoFocus defaultDropdownOpened onBlur={onDone} title={parameter.description}
      data={[...names.keys()].map((symbol) => ({ value: symbol, label: symbol }))} {...(parameter.maxItems === null ? {} : { maxValues: parameter.maxItems })}
      nothingFoundMessage="No such instrument" comboboxProps={{ shadow: 'md' }}
      renderOption={({ option }) => (
        <span className={classes.option}><SymbolDot symbol={option.value} />{names.get(option.value) ?? option.value}<span className={classes.code}>{option.value}</span></span>
      )}
      onChange={(next) => { if (next.length > 0) onCommit(next.join(',')); }}
    />
  );
}
