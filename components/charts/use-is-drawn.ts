'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether a browser draws: a page that the server writes has the words of a chart and its place, and not its thousand marks. */
export function useIsDrawn(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
