'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import dropClasses from '../shell/drop-panel.module.css';
import type { ParameterControlProps } from './parameter-control';
import { SymbolDot } from './symbol-dot';
import classes from './controls.module.css';

// The searchable list is fetched when it is first opened.
const SymbolPicker = dynamic(() => import('./symbol-picker').then((module) => module.SymbolPicker), { ssr: false });

/** One instrument with its colour; a press opens the list. An optional one may be none. */
export function SymbolControl(props: ParameterControlProps) {
  const { parameter, value, instruments, issue } = props;
  const [opened, setOpened] = useState(false);
  if (opened) return <SymbolPicker {...props} onDone={() => { setOpened(false); }} />;
  const name = value === '' ? 'None' : (instruments.find(({ symbol }) => symbol === value)?.name ?? value);
  return (
    <div className={classes.field} title={parameter.description}>
      <span className={classes.label} aria-hidden="true">{parameter.label}</span>
      <button type="button" className={`${dropClasses.button ?? ''} ${classes.picked ?? ''}`} aria-label={`${parameter.label}: ${name}. Change.`} onClick={() => { setOpened(true); }}>
        {value === '' ? null : <SymbolDot symbol={value} />}{name}
      </button>
      {issue === null ? null : <span className={classes.issue} role="alert">{issue}</span>}
    </div>
  );
}
