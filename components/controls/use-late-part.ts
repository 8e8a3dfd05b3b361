'use client';

import { useState, type ComponentType } from 'react';

export interface LatePart<Props> {
  /** What takes the button's place, once it was asked for and has arrived; until then null, and the button stays. */
  readonly Part: ComponentType<Props> | null;
  /** Asked for and not here yet. */
  readonly waiting: boolean;
  /** Whether the button is back after a choice, and gets the focus that it had. */
  readonly isBack: boolean;
  /** Fetches it ahead: a pointer or the focus has come near. */
  readonly prepare: () => void;
  readonly open: () => void;
  /** Puts it away; `withFocus` where the reader was in it until now. */
  readonly close: (withFocus: boolean) => void;
}

/** A part of the page that few readers open: fetched when one comes near its button, in whose place it then stands. */
export function useLatePart<Props>(load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  const [loaded, setLoaded] = useState<ComponentType<Props> | null>(null);
  const [opened, setOpened] = useState(false);
  const [isBack, setIsBack] = useState(false);
  const fetchPart = (): void => {
    // Where it does not arrive the button stays, and the next press asks again.
    if (loaded === null)
      load().then(
        (part) => {
          setLoaded(() => part);
        },
        () => {
          setOpened(false);
        },
      );
  };
  return {
    Part: opened ? loaded : null,
    waiting: opened && loaded === null,
    isBack,
    prepare: fetchPart,
    open: () => {
      fetchPart();
      setOpened(true);
    },
    close: (withFocus) => {
      setOpened(false);
      setIsBack(withFocus);
    },
  };
}
