'use client';

import { useLinkStatus } from 'next/link';
import { BusyLine } from './busy-line';

/** Inside a link: shows, from the press until the page is there, that it is on its way. */
export function LinkProgress() {
  return useLinkStatus().pending ? <BusyLine /> : null;
}
