'use client';

import { useEffect, useRef, useState } from 'react';

const stepMs = 350;

/**
 * Goes from week to week by itself, until the last or until it is stopped. Who asked for less motion goes one week further with each press.
 * @param onStep takes the next week; says whether there are more after it.
 */
export function useWeekPlay(onStep: () => boolean): { readonly playing: boolean; readonly toggle: () => void; readonly stop: () => void } {
  const [playing, setPlaying] = useState(false);
  const step = useRef(onStep);
  useEffect(() => {
    step.current = onStep;
  });
  useEffect(() => {
    if (!playing) return undefined;
    const timer = window.setInterval(() => {
      if (!step.current()) setPlaying(false);
    }, stepMs);
    return () => {
      window.clearInterval(timer);
    };
  }, [playing]);
  const toggle = (): void => {
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) step.current();
    else setPlaying(!playing);
  };
  return {
    playing,
    toggle,
    stop: () => {
      setPlaying(false);
    },
  };
}
