'use client';

import { useEffect, useEffectEvent, type RefObject } from 'react';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { panWindow, zoomWindow, type VisibleWindow } from '@/lib/plot/visible-window';

/** What a hand does to a chart that can be moved. */
export interface Gestures {
  readonly ref: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly window: VisibleWindow;
  /** Room between the last date and the value axis, in pixels. */
  readonly endRoom?: number;
  /** Shows a window while the hand still moves. */
  readonly onMove: (window: VisibleWindow) => void;
  /** The hand has come to rest: the window is what the reader wants. */
  readonly onSettle: (window: VisibleWindow) => void;
  readonly onReset: () => void;
  /** Pixel under the pointer, or null when it leaves. */
  readonly onPoint: (x: number | null) => void;
}

const settleMs = 280;
const afterPaintMs = 40;
const hintMs = 1600;
const hint = 'Click the chart, or hold Ctrl, to zoom with the wheel';

/**
 * The wheel scrolls the page, as everywhere, until the chart was clicked or while Ctrl or Cmd is held (a trackpad's pinch says the
 * same): then it zooms at the cursor, and sideways it pans. Escape, or leaving the chart, gives the wheel back. A mouse drag pans,
 * two fingers pinch, one finger moves the crosshair, a double click resets. Moves are joined to one per frame.
 */
export function useChartGestures(gestures: Gestures): void {
  const { ref } = gestures;
  const read = useEffectEvent(() => gestures);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const pointers = new Map<number, number>();
    let dragged: { readonly x: number; readonly window: VisibleWindow; readonly count: number } | null = null;
    let pinch: { readonly distance: number; readonly window: VisibleWindow } | null = null;
    let frame = 0;
    let settle: ReturnType<typeof setTimeout> | undefined;
    let latest: VisibleWindow | null = null;
    let hasWheel = false;
    let hinted: ReturnType<typeof setTimeout> | undefined;

    const hideHint = (): void => {
      clearTimeout(hinted);
      delete element.dataset['hint'];
    };
    const takeWheel = (has: boolean): void => {
      hasWheel = has;
      hideHint();
      if (has) element.dataset['wheel'] = 'zoom';
      else delete element.dataset['wheel'];
    };
    const innerWidth = (): number => Math.max(1, element.clientWidth - plotMargins.left - plotMargins.right - (read().endRoom ?? 0));
    const localX = (clientX: number): number => clientX - element.getBoundingClientRect().left;
    const show = (window: VisibleWindow): void => {
      latest = window;
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        if (latest !== null) read().onMove(latest);
      });
    };
    const rest = (): void => {
      if (latest !== null) read().onSettle(latest);
      latest = null;
    };
    const anchorOf = (x: number): number => Math.min(1, Math.max(0, (x - plotMargins.left) / innerWidth()));

    const onWheel = (event: WheelEvent): void => {
      if (!hasWheel && !event.ctrlKey && !event.metaKey) {
        element.dataset['hint'] = hint;
        clearTimeout(hinted);
        hinted = setTimeout(hideHint, hintMs);
        return;
      }
      event.preventDefault();
      hideHint();
      const { window: shown, count } = read();
      const from = latest ?? shown;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const next = sideways
        ? panWindow(from, (event.deltaX / innerWidth()) * (from.last - from.first), count)
        : zoomWindow(
            from,
            Math.exp(Math.sign(event.deltaY) * Math.min(0.35, Math.abs(event.deltaY) / 420)),
            anchorOf(localX(event.clientX)),
            count,
          );
      show(next);
      clearTimeout(settle);
      settle = setTimeout(rest, settleMs);
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      const x = localX(event.clientX);
      pointers.set(event.pointerId, x);
      if (pointers.size === 2) {
        const [a = 0, b = 0] = [...pointers.values()];
        pinch = { distance: Math.max(12, Math.abs(a - b)), window: read().window };
        dragged = null;
        read().onPoint(null);
      } else if (event.pointerType === 'mouse') {
        dragged = { x, window: read().window, count: read().count };
        takeWheel(true);
      } else read().onPoint(x);
      element.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent): void => {
      const x = localX(event.clientX);
      if (pointers.has(event.pointerId)) pointers.set(event.pointerId, x);
      const { count } = read();
      if (pinch !== null && pointers.size === 2) {
        const [a = 0, b = 0] = [...pointers.values()];
        show(zoomWindow(pinch.window, pinch.distance / Math.max(12, Math.abs(a - b)), anchorOf((a + b) / 2), count));
      } else if (dragged !== null) {
        if (Math.abs(x - dragged.x) < 3 && latest === null) return;
        // More rows have come beneath the hand: it goes on from where it is.
        if (dragged.count !== count) dragged = { x, window: read().window, count };
        const { window: from } = dragged;
        show(panWindow(from, ((dragged.x - x) / innerWidth()) * (from.last - from.first), count));
        read().onPoint(null);
      } else if (event.pointerType === 'mouse' || pointers.size === 1) read().onPoint(x);
    };
    const onUp = (event: PointerEvent): void => {
      pointers.delete(event.pointerId);
      if (dragged === null && pinch === null) return;
      dragged = null;
      if (pointers.size < 2) pinch = null;
      // The last frame of the drag is painted first; the address and the answer follow it.
      clearTimeout(settle);
      settle = setTimeout(rest, afterPaintMs);
    };
    const onLeave = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse' || dragged !== null) return;
      takeWheel(false);
      read().onPoint(null);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') takeWheel(false);
    };
    const onDouble = (): void => {
      latest = null;
      read().onReset();
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('dblclick', onDouble);
    document.addEventListener('keydown', onKey);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(settle);
      takeWheel(false);
      document.removeEventListener('keydown', onKey);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('dblclick', onDouble);
    };
  }, [ref]);
}
