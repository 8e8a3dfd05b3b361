'use client';

import { assignLineStyles } from '@/lib/plot/lines/line-styles';
import dropClasses from '../shell/drop-panel.module.css';
import type { ParameterControlProps } from './parameter-control-props';
import { SymbolDot } from './symbol-dot';
import { useLatePart } from './use-late-part';
import classes from './controls.module.css';

// The searchable list is fetched when it is first wanted.
const loadPicker = async () => (await import('./symbols-picker')).SymbolsPicker;

/** Several instruments with their colours; a press opens the list. */
export function SymbolsControl(props: ParameterControlProps) {
  const { parameter, value, issue } = props;
  const { Part, waiting, isBack, prepare, open, close } = useLatePart(loadPicker);
  if (Part !== null) return <Part {...props} onDone={close} />;
  const chosen = value.split(',').filter((symbol) => symbol !== '');
  const styles = assignLineStyles(chosen.map((symbol) => ({ symbol })));
  return (
    <div className={classes.field} title={parameter.description}>
      <span className={classes.label} aria-hidden="true">
        {parameter.label}
      </span>
      <button
        type="button"
        className={`${dropClasses.button ?? ''} ${classes.picked ?? ''}`}
        aria-label={`${parameter.label}: ${chosen.join(', ')}. Change.`}
        aria-busy={waiting}
        autoFocus={isBack}
        onClick={open}
        onFocus={prepare}
        onPointerEnter={prepare}
      >
        {chosen.map((symbol, place) => (
          <span key={symbol} className={classes.member}>
            <SymbolDot symbol={symbol} color={styles[place]?.color} />
            {symbol}
          </span>
        ))}
      </button>
      {issue === null ? null : (
        <span className={classes.issue} role="alert">
          {issue}
        </span>
      )}
    </div>
  );
}
