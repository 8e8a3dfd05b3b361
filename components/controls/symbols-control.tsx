'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { assignLineStyles } from '@/lib/plot/line-styles';
import dropClasses from '../shell/drop-panel.module.css';
import type { ParameterControlProps } from './parameter-control';
import { SymbolDot } from './symbol-dot';
import classes from './controls.module.css';

// The searchable list is fetched when it is first opened.
const SymbolsPicker = dynamic(() => import('./symbols-picker').then((module) => module.SymbolsPicker), { ssr: false });

/** Several instruments with their colours; a press opens the list. */
export function SymbolsControl(props: ParameterControlProps) {
  const { parameter, value, issue } = props;
  const [opened, setOpened] = useState(false);
  if (opened) return <SymbolsPicker {...props} onDone={() => { setOpened(false); }} />;
  const chosen = value.split(',').filter((symbol) => symbol !== '');
  const styles = assignLineStyles(chosen.map((symbol) => ({ symbol })));
  return (
    <div className={classes.field} title={parameter.description}>
      <span className={classes.label} aria-hidden="true">{parameter.label}</span>
      <button type="button" className={`${dropClasses.button ?? ''} ${classes.picked ?? ''}`} aria-label={`${parameter.label}: ${chosen.join(', ')}. Change.`} onClick={() => { setOpened(true); }}>
        {chosen.map((symbol, place) => <span key={symbol} className={classes.member}><SymbolDot symbol={symbol} color={styles[place]?.color} />{symbol}</span>)}
      </button>
      {issue === null ? null : <span className={classes.issue} role="alert">{issue}</span>}
    </div>
  );
}
