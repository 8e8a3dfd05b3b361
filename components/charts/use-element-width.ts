'use client';

import { useLayoutEffect, useState, type RefObject } from 'react';

/** The width of an element in pixels, followed while it changes; `initialPx` until it is on the page. */
export function useElementWidth(ref: RefObject<HTMLElement | null>, initialPx: number): number {
  const [width, setWidth] = useState(initialPx);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const read = (): void => {
      const next = Math.floor(element.clientWidth);
      if (next > 0) setWidth(next);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => { observer.disconnect(); };
  }, [ref]);
  return width;
}
