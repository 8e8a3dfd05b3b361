'use client';

import { useLayoutEffect, useState, type RefObject } from 'react';

/** The height that the page gives an element, in pixels, followed while it changes; `initialPx` until it is on the page, and always where the height is `fixed`. */
export function useElementHeight(ref: RefObject<HTMLElement | null>, initialPx: number, fixed: boolean): number {
  const [height, setHeight] = useState(initialPx);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || fixed) return undefined;
    const read = (): void => {
      if (element.clientHeight > 0) setHeight(element.clientHeight);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref, fixed]);
  return fixed ? initialPx : height;
}
