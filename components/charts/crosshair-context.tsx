'use client';

import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from 'react';

/** The session under the cursor. Kept outside React state so that moving the cursor draws one thin layer, not the chart. */
export interface CrosshairStore {
  get(): string | null;
  set(date: string | null): void;
  subscribe(listener: () => void): () => void;
}

export function createCrosshairStore(): CrosshairStore {
  let current: string | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (date) => {
      if (date === current) return;
      current = date;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const CrosshairContext = createContext<CrosshairStore | null>(null);

/** Links the crosshairs of all charts inside it: they point at the same session. */
export function LinkedCrosshair({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createCrosshairStore);
  return <CrosshairContext value={store}>{children}</CrosshairContext>;
}

/** The linked crosshair, or one of the chart's own where nothing links it. */
export function useCrosshairStore(): CrosshairStore {
  const linked = useContext(CrosshairContext);
  const [own] = useState(createCrosshairStore);
  return linked ?? own;
}

/** The date the crosshair is on, or null. */
export function useCrosshairDate(store: CrosshairStore): string | null {
  return useSyncExternalStore(store.subscribe, store.get, () => null);
}
