'use client';

import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

// What a card holds on A4 between its margins: a sheet is laid out without asking what is drawn how wide it is.
const paperPx = 660;

/** The width of an element in pixels, followed while it changes; `initialPx` until it is on the page, and that of a sheet while it is printed. */
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
    const print = (): void => {
      flushSync(() => {
        setWidth((now) => Math.min(now, paperPx));
      });
    };
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', read);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', read);
    };
  }, [ref]);
  return width;
}
