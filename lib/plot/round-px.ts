/** A coordinate to a hundredth of a pixel: more is not seen. */
export function roundPx(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A coordinate as short text. */
export function place(value: number): string {
  return String(roundPx(value));
}
