'use client';

import { createPortal } from 'react-dom';

/** The line along the top edge of the window that says: heard, and on its way. */
export function BusyLine() {
  return createPortal(<div className="busy-line" role="progressbar" aria-label="On its way" />, document.body);
}
