import type { ComponentProps } from 'react';
import classes from './plain-button.module.css';

type Props = ComponentProps<'button'> & { readonly loading?: boolean };

/**
 * A button with a border, as the UI kit's by default looks: the element alone. `loading` says that what it does is on its way: a second press does nothing,
 * and the focus stays, which `disabled` would take.
 */
export function PlainButton({ className = '', loading = false, onClick, ...props }: Props) {
  const busy = loading ? ({ 'aria-busy': true, 'aria-disabled': true } as const) : { onClick };
  return <button type="button" {...props} {...busy} className={`${classes.button} ${className}`} />;
}
