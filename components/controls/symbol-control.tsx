'use client';

import dropClasses from '../shell/drop-panel.module.css';
import type { ParameterControlProps } from './parameter-control-props';
import { SymbolDot } from './symbol-dot';
import { useLatePart } from './use-late-part';
import classes from './controls.module.css';

// The searchable list is fetched when it is first wanted.
const loadPicker = async () => (await import('./symbol-picker')).SymbolPicker;

/** One instrument with its colour; a press opens the list. An optional one may be none. */
export function SymbolControl(props: ParameterControlProps) {
  const { parameter, value, instruments, issue } = props;
  const { Part, waiting, isBack, prepare, open, close } = useLatePart(loadPicker);
  if (Part !== null) return <Part {...props} onDone={close} />;
  const name = value === '' ? 'None' : (instruments.find(({ symbol }) => symbol === value)?.name ?? value);
  return (
    <div className={classes.field} title={parameter.description}>
      <span className={classes.label} aria-hidden="true">
        {parameter.label}
      </span>
      <button
        type="button"
        className={`${dropClasses.button ?? ''} ${classes.picked ?? ''}`}
        aria-label={`${parameter.label}: ${name}. Change.`}
        aria-busy={waiting}
        autoFocus={isBack}
        onClick={open}
        onFocus={prepare}
        onPointerEnter={prepare}
      >
        {value === '' ? null : <SymbolDot symbol={value} />}
        {name}
      </button>
      {issue === null ? null : (
        <span className={classes.issue} role="alert">
          {issue}
        </span>
      )}
    </div>
  );
}
