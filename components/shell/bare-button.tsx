import type { ComponentProps } from 'react';

/** A button that looks as its class says, and otherwise like the text around it. A page has dozens: each is the element alone, and no component of the UI kit. */
export function BareButton({ className = '', ...props }: ComponentProps<'button'>) {
  return <button type="button" {...props} className={`bare-button ${className}`} />;
}
