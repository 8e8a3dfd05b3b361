import type { ComponentProps } from 'react';
import classes from './plain-button.module.css';

/** A button with a border, as the UI kit's by default looks: the element alone. `loading` says that what it does is on its way. */
export function PlainButton({ className = '', loading = false, ...props }: ComponentProps<'button'> & { readonly loading?: boolean }) {
  return <button type="button" {...props} aria-busy={loading || undefined} className={`${classes.button} ${className}`} />;
}
